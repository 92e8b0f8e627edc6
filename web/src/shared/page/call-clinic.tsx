import { buttonLook, ClinicCall, dialled, Icon } from '@bedside/react'
import { useClinic } from './use-clinic.ts'

/** The clinic's phone as the main way on; nothing where it has none. */
export function CallClinic() {
  const phone = useClinic().data?.phone
  if (!phone) return null
  return (
    <a className={buttonLook({ kind: 'main', wide: true })} href={dialled(phone)}>
      <Icon name="phone" />
      <span>
        <ClinicCall number={phone} />
      </span>
    </a>
  )
}
