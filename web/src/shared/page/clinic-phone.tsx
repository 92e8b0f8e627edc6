import { ClinicCall, dialled } from '@bedside/react'
import form from '../form/form.module.css'
import { useClinic } from './use-clinic.ts'

/** The clinic's number to dial, where a page leads nowhere else; nothing where the clinic has none. */
export function ClinicPhone() {
  const phone = useClinic().data?.phone
  if (!phone) return null
  return (
    <p>
      <a className={form.inline} href={dialled(phone)}>
        <span>
          <ClinicCall number={phone} />
        </span>
      </a>
    </p>
  )
}
