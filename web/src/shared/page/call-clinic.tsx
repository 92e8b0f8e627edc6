import { buttonLook, dialled, Icon, Whole } from '@bedside/react'
import { useFrontWords } from '../../text/front-texts.ts'
import { useClinic } from './use-clinic.ts'

/** The clinic's phone as the main way on; nothing where it has none. */
export function CallClinic() {
  const t = useFrontWords()
  const phone = useClinic().data?.phone
  if (!phone) return null
  return (
    <a className={buttonLook({ kind: 'main', wide: true })} href={dialled(phone)}>
      <Icon name="phone" />
      <span>
        <Whole part={phone}>{t('page.call-clinic', { phone })}</Whole>
      </span>
    </a>
  )
}
