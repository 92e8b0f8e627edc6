import type { Appointment, Me } from '@bedside/contract'
import { EmptyState, Name } from '@bedside/react'
import { ClinicPhone } from '../../../shared/page/clinic-phone.tsx'
import { LinkButton } from '../../../shared/page/link-button.tsx'
import { Page } from '../../../shared/page/page.tsx'
import { homeOf } from '../../../shared/session/use-session.ts'
import { useWhenInside, useWhenWithin } from '../../../shared/time/use-when.ts'
import { useFrontWords } from '../../../text/front-texts.ts'

/** Why there is nothing to join: what happened, when it would have been, why if that was said, and where to go now. */
export function ClosedVisit({ appointment, me }: { appointment: Appointment; me: Me }) {
  const t = useFrontWords()
  const when = useWhenWithin()
  const whenInside = useWhenInside()
  const { status, visitType, doctor, patient, startTime, note } = appointment
  const isOff = status === 'CANCELLED' || status === 'DECLINED'
  const isPatient = me.role === 'PATIENT'
  const [title, words] =
    status === 'CANCELLED'
      ? [t('visit.cancelled-title'), isPatient ? t('visit.cancelled') : '']
      : status === 'DECLINED'
        ? [t('visit.declined-title'), isPatient ? t('visit.cancelled') : '']
        : status === 'REQUESTED'
          ? [t('visit.not-confirmed-title'), t('visit.not-confirmed', { name: doctor.name })]
          : [t('visit.in-person-title'), t('visit.in-person', { time: whenInside(startTime) })]
  const canBook = isPatient && isOff && visitType === 'ONLINE'
  const time = <time dateTime={startTime}>{when(startTime)}</time>
  return (
    <Page title={t('visit.title')}>
      <EmptyState
        drawing="home"
        title={title}
        action={
          <LinkButton kind="main" to={canBook ? '/book' : homeOf[me.role]}>
            {canBook ? t('landing.book') : t('page.to-home')}
          </LinkButton>
        }
      >
        <p>
          <Name>{isPatient ? doctor.name : patient.name}</Name>, {isOff ? <s>{time}</s> : time}
        </p>
        {isOff && note && <p>{t('visit.reason', { text: note })}</p>}
        {words && <p>{words}</p>}
      </EmptyState>
      {canBook && (
        <p>
          <LinkButton to={homeOf[me.role]}>{t('page.your-visits')}</LinkButton>
        </p>
      )}
      {isPatient && <ClinicPhone />}
    </Page>
  )
}
