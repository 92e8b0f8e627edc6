import { Button, Notice } from '@bedside/react'
import { useFrontWords } from '../../text/front-texts.ts'
import { problemOf } from '../api/problem-of.ts'
import { ClinicPhone } from './clinic-phone.tsx'

/** Says that something could not be loaded or done, why, and offers to try again and to call. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useFrontWords()
  const answered = problemOf(error)
  return (
    <Notice
      kind="trouble"
      live
      title={answered ? t('page.failed-title') : t('page.no-line-title')}
      actions={
        onRetry && (
          <Button icon="retry" onClick={onRetry}>
            {t('page.try-again')}
          </Button>
        )
      }
    >
      {!answered && <p>{t('page.no-line')}</p>}
      <ClinicPhone />
    </Notice>
  )
}
