import type { Appointment } from '@bedside/contract'
import { Icon, Slip, StatusMark } from '@bedside/react'
import { LinkButton } from '../../../shared/page/link-button.tsx'
import { Page } from '../../../shared/page/page.tsx'
import { useWhen } from '../../../shared/time/use-when.ts'
import { useWords } from '../../../text/web-texts.ts'
import { KindMark } from '../kind-mark.tsx'
import css from '../scheduling.module.css'
import { kindOf } from '../visit-kind.ts'

/** The visit is asked for, or already booked: its slip, and what happens next. */
export function BookedStep({ appointment }: { appointment: Appointment }) {
  const t = useWords()
  const when = useWhen()
  const isConfirmed = appointment.status === 'CONFIRMED'
  const { name } = appointment.doctor
  return (
    <Page
      band
      title={t(isConfirmed ? 'book.done-confirmed-title' : 'book.done-title')}
      lead={t(isConfirmed ? 'book.done-confirmed' : 'book.done', { name })}
    >
      <Slip
        stub={{ kind: 'time', at: appointment.startTime }}
        title={name}
        mark={
          isConfirmed ? (
            <StatusMark status="SCHEDULED" readAs="patient" />
          ) : (
            <span className={`${css.mark} ${css.late}`}>
              <Icon name="hourglass" /> {t('status.REQUESTED')}
            </span>
          )
        }
        action={
          <LinkButton kind="main" wide to="/home">
            {t('book.done-home')}
          </LinkButton>
        }
      >
        <p>{appointment.doctor.specialization}</p>
        <p>
          <time dateTime={appointment.startTime}>{when(appointment.startTime)}</time>
        </p>
        <KindMark kind={kindOf(appointment)} />
      </Slip>
    </Page>
  )
}
