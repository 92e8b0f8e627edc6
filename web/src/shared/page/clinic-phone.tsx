import { dialled, Whole } from '@bedside/react'
import { useFrontWords } from '../../text/front-texts.ts'
import form from '../form/form.module.css'
import { useClinic } from './use-clinic.ts'

/** The clinic's number to dial, where a page leads nowhere else; nothing where the clinic has none. */
export function ClinicPhone() {
  const t = useFrontWords()
  const phone = useClinic().data?.phone
  if (!phone) return null
  return (
    <p>
      <a className={form.inline} href={dialled(phone)}>
        <span>
          <Whole part={phone}>{t('page.call-clinic', { phone })}</Whole>
        </span>
      </a>
    </p>
  )
}
