import type { Appointment, Me } from '@bedside/contract'
import { Button, Notice } from '@bedside/react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { codeOf } from '../../shared/api/problem-of.ts'
import { useDeed } from '../../shared/api/use-deed.ts'
import { useRead } from '../../shared/api/use-read.ts'
import { Loaded } from '../../shared/page/loaded.tsx'
import { LostPage } from '../../shared/page/lost-page.tsx'
import { Page } from '../../shared/page/page.tsx'
import { ProblemNotice } from '../../shared/page/problem-notice.tsx'
import { homeOf } from '../../shared/session/use-session.ts'
import { useWhenInside, useWhenWithin } from '../../shared/time/use-when.ts'
import { useWords } from '../../text/web-texts.ts'
import { SlotList } from './booking/slot-list.tsx'
import css from './scheduling.module.css'

function NewTime({ appointment, home }: { appointment: Appointment; home: string }) {
  const t = useWords()
  const when = useWhenInside()
  const [, go] = useLocation()
  const [startTime, setStartTime] = useState<string>()
  const { appointmentId, doctor } = appointment
  const move = useDeed('rescheduleAppointment', {
    touches: ['listAppointments', 'getAppointment', 'listSlots', 'getQueue'],
    onDone: () => go(home),
  })
  const code = codeOf(move.error)
  const isTaken = code === 'slot_taken' || code === 'slot_unavailable'
  return (
    <>
      {isTaken && (
        <Notice kind="trouble" live title={t('book.taken-title')}>
          {t('book.taken-none')}
        </Notice>
      )}
      {move.error && !isTaken && <ProblemNotice error={move.error} />}
      {startTime && !isTaken && (
        <div className={css.row}>
          <p>{t('move.explain')}</p>
          <Button
            kind="main"
            wide
            busy={move.isPending}
            onClick={() => move.run({ params: { appointmentId }, body: { startTime } })}
          >
            {t('move.move', { time: when(startTime) })}
          </Button>
        </div>
      )}
      <SlotList
        doctorId={doctor.doctorId}
        chosen={startTime}
        onChoose={(start) => {
          move.reset()
          setStartTime(start)
          scrollTo({ top: 0 })
        }}
      />
    </>
  )
}

/** Another time for a booked visit. */
export function ReschedulePage({ me, params }: { me: Me; params: { appointmentId?: string } }) {
  const t = useWords()
  const when = useWhenWithin()
  const { appointmentId = '' } = params
  const appointment = useRead('getAppointment', { params: { appointmentId } })
  if (codeOf(appointment.error) === 'not_found') return <LostPage />
  const { data } = appointment
  const name = me.role === 'DOCTOR' ? data?.patient.name : data?.doctor.name
  return (
    <Page
      title={t('move.title')}
      {...(data ? { lead: t('move.lead', { time: when(data.startTime), name: name ?? '' }) } : {})}
    >
      <Loaded query={appointment} shape="row" count={3}>
        {(found) => <NewTime appointment={found} home={homeOf[me.role]} />}
      </Loaded>
    </Page>
  )
}
