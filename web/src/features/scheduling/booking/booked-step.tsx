import type { Appointment } from '@bedside/contract'
import { Icon, Slip, StatusMark } from '@bedside/react'
import { codeOf } from '../../../shared/api/problem-of.ts'
import { useRead } from '../../../shared/api/use-read.ts'
import { LinkButton } from '../../../shared/page/link-button.tsx'
import { Loaded } from '../../../shared/page/loaded.tsx'
import { LostPage } from '../../../shared/page/lost-page.tsx'
import { Page } from '../../../shared/page/page.tsx'
import { useWhen } from '../../../shared/time/use-when.ts'
import { useWords } from '../../../text/web-texts.ts'
import { ForWhom } from '../for-whom.tsx'
import { KindMark } from '../kind-mark.tsx'
import css from '../scheduling.module.css'
import { kindOf } from '../visit-kind.ts'
import { AddToCalendar } from './add-to-calendar.tsx'

function BookedSlip({ appointment }: { appointment: Appointment }) {
  const t = useWords()
  const when = useWhen()
  const isConfirmed = appointment.status === 'CONFIRMED'
  return (
    <>
      <Slip
        stub={{ kind: 'time', at: appointment.startTime }}
        title={appointment.doctor.name}
        mark={
          isConfirmed ? (
            <StatusMark status="SCHEDULED" readAs="patient" />
          ) : (
            <span className={`${css.mark} ${css.late}`}>
              <Icon name="hourglass" /> {t(`status.${appointment.status}`)}
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
        <ForWhom name={appointment.forWhom} />
      </Slip>
      <div className={css.actions}>
        <AddToCalendar appointment={appointment} />
        <LinkButton to="/book" icon="clock">
          {t('home.book-another')}
        </LinkButton>
      </div>
    </>
  )
}

/** The visit is asked for, or already booked: its slip, and what happens next. Also where the back button leads after booking. */
export function BookedStep({ appointmentId }: { appointmentId: string }) {
  const t = useWords()
  const appointment = useRead('getAppointment', { params: { appointmentId } })
  if (codeOf(appointment.error) === 'not_found') return <LostPage />
  const { data } = appointment
  const isConfirmed = data?.status === 'CONFIRMED'
  const name = data?.doctor.name ?? ''
  return (
    <Page
      band
      title={t(isConfirmed ? 'book.done-confirmed-title' : 'book.done-title')}
      {...(data ? { lead: t(isConfirmed ? 'book.done-confirmed' : 'book.done', { name }) } : {})}
    >
      <Loaded query={appointment} shape="slip">
        {(found) => <BookedSlip appointment={found} />}
      </Loaded>
    </Page>
  )
}
