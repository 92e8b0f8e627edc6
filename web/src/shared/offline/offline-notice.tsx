import { Button, ClinicCall, dialled, useFormats } from '@bedside/react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useFrontWords } from '../../text/front-texts.ts'
import css from '../page/page.module.css'
import { useClinic } from '../page/use-clinic.ts'
import { useCopyAge } from './use-copy-age.ts'

/** Says that there is no line, how old what one sees is, and whom to call; everything is read anew once the line is back. */
export function OfflineNotice() {
  const t = useFrontWords()
  const formats = useFormats()
  const queries = useQueryClient()
  const since = useCopyAge()
  const clinic = useClinic().data
  const [isTrying, setTrying] = useState(false)
  useEffect(() => {
    const readAnew = () => {
      queries.invalidateQueries().catch(() => undefined)
    }
    addEventListener('online', readAnew)
    return () => removeEventListener('online', readAnew)
  }, [queries])
  const tryAgain = () => {
    setTrying(true)
    queries.invalidateQueries().then(
      () => setTrying(false),
      () => setTrying(false),
    )
  }
  return (
    <div className={css.offline}>
      <p role="status">
        {since === null ? t('page.offline') : t('page.offline-copy', { time: formats.time(since) })}
      </p>
      {since !== null && (
        <p className={css.offlineWays}>
          <Button icon="retry" busy={isTrying} onClick={tryAgain}>
            {t('page.try-again')}
          </Button>
          {clinic?.phone && (
            <a href={dialled(clinic.phone)}>
              <ClinicCall number={clinic.phone} />
            </a>
          )}
        </p>
      )}
    </div>
  )
}
