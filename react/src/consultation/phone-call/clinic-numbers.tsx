import type { Visit } from '@bedside/client'
import { useReadable } from '../../bedside/use-readable.ts'
import { ClinicCall } from '../../kit/emergency-card/clinic-call.tsx'
import { dialled } from '../../kit/emergency-card/dialled.ts'
import { useText } from '../../text/text-provider.tsx'

/** The clinic's own numbers to dial, for when asking does not get through. */
export function ClinicNumbers({ visit }: { readonly visit: Visit }) {
  const t = useText()
  const { session } = useReadable(visit.state)
  if (!session) return null
  const { clinicPhone, emergencyNumber } = session
  return (
    <>
      {clinicPhone && (
        <a href={dialled(clinicPhone)}>
          <ClinicCall number={clinicPhone} />
        </a>
      )}
      <a href={dialled(emergencyNumber)}>{t('kit.emergencyCall', { number: emergencyNumber })}</a>
    </>
  )
}
