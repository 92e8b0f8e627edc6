import type { Appointment, Me } from '@bedside/contract'
import {
  type BedsideEvent,
  BedsideProvider,
  ConsultationRoom,
  LanguageSwitch,
  type RoomSide,
  Skeleton,
  useLanguage,
} from '@bedside/react'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useClient } from '../../../shared/api/client-context.tsx'
import { codeOf } from '../../../shared/api/problem-of.ts'
import { useRead } from '../../../shared/api/use-read.ts'
import { DemoMark } from '../../../shared/page/frame.tsx'
import { useLanguageChoice } from '../../../shared/page/language-choice.tsx'
import { LinkButton } from '../../../shared/page/link-button.tsx'
import { LostPage } from '../../../shared/page/lost-page.tsx'
import { Page } from '../../../shared/page/page.tsx'
import { ProblemNotice } from '../../../shared/page/problem-notice.tsx'
import { useClinic } from '../../../shared/page/use-clinic.ts'
import { homeOf } from '../../../shared/session/use-session.ts'
import { useFrontWords } from '../../../text/front-texts.ts'
import { ClosedVisit } from './closed-visit.tsx'
import type { DoctorPart } from './doctor-panel.tsx'
import css from './visit.module.css'

// A patient's phone fetches neither the doctor's panel nor the words of the other pages.
const Inside = lazy(async () => ({ default: (await import('../../../text/inside.tsx')).Inside }))
const DoctorPanel = lazy(async () => ({ default: (await import('./doctor-panel.tsx')).DoctorPanel }))

/** What a doctor has beside the visit. */
function sideOf(appointment: Appointment): RoomSide {
  const part = (name: DoctorPart) => (
    <Suspense fallback={null}>
      <Inside>
        <DoctorPanel part={name} appointment={appointment} />
      </Inside>
    </Suspense>
  )
  return { patient: part('patient'), notes: part('notes'), glance: part('glance') }
}

/** The room itself, the doctor's panel beside it, and what the page does when the person is done. */
function Room({
  appointment,
  me,
  onInside,
}: {
  appointment: Appointment
  me: Me
  onInside: (is: boolean) => void
}) {
  const t = useFrontWords()
  const [, go] = useLocation()
  const client = useClient()
  const queries = useQueryClient()
  const clinic = useClinic().data
  const { language, timeZone } = useLanguage()
  // The room says that the visit is over in the same breath as that the person is done.
  const isOver = useRef(false)
  const isDoctor = me.role === 'DOCTOR'
  const side = useMemo(() => (isDoctor ? sideOf(appointment) : null), [isDoctor, appointment])
  const otherName = isDoctor ? appointment.patient.name : appointment.doctor.name
  useEffect(() => {
    const title = t('visit.title-with', { name: otherName })
    document.title = clinic ? `${title} · ${clinic.name}` : title
  }, [t, otherName, clinic])
  const onEvent = useCallback(
    (event: BedsideEvent) => {
      if (event.type === 'visit.joined') onInside(true)
      if (event.type === 'visit.left') onInside(false)
      if (event.type !== 'visit.status') return
      const hasEnded = ['COMPLETED', 'CANCELLED', 'NO_SHOW', 'FAILED'].includes(event.status)
      isOver.current = hasEnded
      if (hasEnded) onInside(false)
      for (const route of ['listAppointments', 'listHistory', 'getQueue', 'getSummary'])
        queries.invalidateQueries({ queryKey: [route] }).catch(() => undefined)
    },
    [onInside, queries],
  )
  if (!client) return <Skeleton shape="slip" />
  return (
    <div className={css.sides}>
      <BedsideProvider client={client} locale={language} timeZone={timeZone} onEvent={onEvent}>
        <ConsultationRoom
          appointmentId={appointment.appointmentId}
          consultationType={appointment.consultationMode ?? 'VIDEO'}
          participantName={me.name}
          participantRole={isDoctor ? 'DOCTOR' : 'PATIENT'}
          {...(side && { doctorSide: side })}
          bookAgain={
            <LinkButton kind="main" to="/book" icon="calendar">
              {t('landing.book')}
            </LinkButton>
          }
          onEndCall={() => {
            if (!isOver.current) go(homeOf[me.role])
          }}
        />
      </BedsideProvider>
    </div>
  )
}

/** A slim band above the visit, out of the way while the call fills the screen. */
function Band({ me }: { me: Me }) {
  const t = useFrontWords()
  const { language, choose } = useLanguageChoice()
  return (
    <div className={css.band}>
      <Link className={css.back} href={homeOf[me.role]}>
        {t(me.role === 'DOCTOR' ? 'page.desk' : 'page.your-visits')}
      </Link>
      <LanguageSwitch value={language} onChange={choose} />
    </div>
  )
}

/** The visit of an appointment, for both sides: made of `@bedside/react`'s room, with the doctor's notes beside it. */
export function VisitPage({ me, appointmentId }: { me: Me; appointmentId: string }) {
  const t = useFrontWords()
  const [isInside, setInside] = useState(false)
  const appointment = useRead('getAppointment', { params: { appointmentId } })
  const { data } = appointment
  const hasRoom =
    data?.visitType === 'ONLINE' && !['REQUESTED', 'DECLINED', 'CANCELLED'].includes(data.status)
  return (
    <div className={css.visit} data-inside={isInside || undefined}>
      <header>
        {!isInside && <Band me={me} />}
        <DemoMark />
      </header>
      {codeOf(appointment.error) === 'not_found' ? (
        <LostPage />
      ) : data && hasRoom ? (
        <main id="main">
          <Room appointment={data} me={me} onInside={setInside} />
        </main>
      ) : data ? (
        <ClosedVisit appointment={data} me={me} />
      ) : (
        <Page title={t('visit.title')}>
          {appointment.error ? (
            <ProblemNotice error={appointment.error} onRetry={() => appointment.refetch()} />
          ) : (
            <Skeleton shape="slip" />
          )}
        </Page>
      )}
    </div>
  )
}
