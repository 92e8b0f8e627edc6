import { useId } from 'react'
import { useText } from '../../text/text-provider.tsx'
import { Icon } from '../icon/icon.tsx'
import { ClinicCall } from './clinic-call.tsx'
import { dialled } from './dialled.ts'
import css from './emergency-card.module.css'

/** What {@link EmergencyCard} takes: numbers from the clinic's settings. */
export interface EmergencyCardProps {
  readonly emergencyNumber: string
  readonly clinicPhone?: string | null
}

/** Whom to call when it cannot wait. */
export function EmergencyCard({ emergencyNumber, clinicPhone }: EmergencyCardProps) {
  const t = useText()
  const id = useId()
  return (
    <section className={css.card} aria-labelledby={id} data-bs-emergency="">
      <h2 className={css.title} id={id}>
        <Icon name="warning" /> <span>{t('kit.emergencyTitle')}</span>
      </h2>
      <p className={css.words}>{t('kit.emergencyWhen', { number: emergencyNumber })}</p>
      <p className={css.numbers}>
        <a className={css.call} href={dialled(emergencyNumber)}>
          <Icon name="phone" /> <span>{t('kit.emergencyCall', { number: emergencyNumber })}</span>
        </a>
        {clinicPhone && (
          <a className={css.clinic} href={dialled(clinicPhone)}>
            <Icon name="phone" />{' '}
            <span>
              <ClinicCall number={clinicPhone} />
            </span>
          </a>
        )}
      </p>
    </section>
  )
}
