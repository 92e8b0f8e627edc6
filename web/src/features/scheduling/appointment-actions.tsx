import type { Appointment } from '@bedside/contract'
import { LinkButton } from '../../shared/page/link-button.tsx'
import { useWords } from '../../text/web-texts.ts'
import { CancelVisit } from './cancel-visit.tsx'
import css from './scheduling.module.css'

/** What a patient may still change about a visit ahead. */
export function AppointmentActions({ appointment }: { appointment: Appointment }) {
  const t = useWords()
  return (
    <div className={css.actions}>
      <LinkButton to={`/appointments/${appointment.appointmentId}/time`} icon="clock">
        {t('home.reschedule')}
      </LinkButton>
      <CancelVisit appointment={appointment} otherName={appointment.doctor.name} />
    </div>
  )
}
