import type { Appointment } from '@bedside/contract'
import { Face, useFormats } from '@bedside/react'
import { useRead } from '../../../shared/api/use-read.ts'
import { Loaded } from '../../../shared/page/loaded.tsx'
import { useWords } from '../../../text/web-texts.ts'
import { CallBack } from '../desk/call-back.tsx'
import { CheckInFacts } from '../desk/check-in-facts.tsx'
import deskCss from '../desk/desk.module.css'
import { Allergies, HealthFacts } from '../desk/health-facts.tsx'
import { useAge } from '../desk/use-age.ts'
import { HistoryRows } from '../history-rows.tsx'
import { NotesPanel } from './notes-panel.tsx'
import css from './visit.module.css'

function PatientPart({ appointment }: { appointment: Appointment }) {
  const t = useWords()
  const formats = useFormats()
  const queue = useRead('getQueue', {}, { everyMs: 30_000 })
  const history = useRead('listHistory', { query: { withUserId: appointment.patient.userId, limit: 5 } })
  const item = queue.data?.items.find((each) => each.appointmentId === appointment.appointmentId)
  return (
    <div className={css.notes}>
      <p className={css.person}>
        <Face name={appointment.patient.name} size="small" /> <strong>{appointment.patient.name}</strong>
      </p>
      <Allergies appointmentId={appointment.appointmentId} />
      <HealthFacts appointmentId={appointment.appointmentId} />
      {item ? (
        <CheckInFacts item={item} />
      ) : (
        <dl className={deskCss.facts}>
          <dt>{t('desk.reason')}</dt>
          <dd>{appointment.reason || t('desk.no-reason')}</dd>
          <dt>{t('desk.booked')}</dt>
          <dd>
            {t('desk.booked-for', {
              from: formats.time(appointment.startTime),
              to: formats.time(appointment.endTime),
            })}
          </dd>
        </dl>
      )}
      <h2 className={css.heading}>{t('desk.past-visits')}</h2>
      <Loaded query={history} shape="row" count={2}>
        {({ items }) =>
          items.length === 0 ? <p>{t('desk.no-past-visits')}</p> : <HistoryRows items={items} />
        }
      </Loaded>
    </div>
  )
}

/** Allergies, who and why in a few lines, under a small picture. */
function Glance({ appointment }: { appointment: Appointment }) {
  const t = useWords()
  const age = useAge()
  const queue = useRead('getQueue', {}, { everyMs: 30_000 })
  const item = queue.data?.items.find((each) => each.appointmentId === appointment.appointmentId)
  return (
    <div className={css.glance}>
      <Allergies appointmentId={appointment.appointmentId} />
      <dl className={deskCss.facts}>
        <dt>{t('desk.fact-age')}</dt>
        <dd>{(item && age(item.patient)) ?? t('desk.age-unknown')}</dd>
        <dt>{t('desk.reason')}</dt>
        <dd>{appointment.reason || t('desk.no-reason')}</dd>
        <dt>{t('desk.place-now')}</dt>
        <dd>{item?.checkIn?.placeNow || t('desk.not-told')}</dd>
        <dt>{t('desk.call-back')}</dt>
        <dd>
          <CallBack number={item?.checkIn?.callBackNumber} />
        </dd>
      </dl>
    </div>
  )
}

/** The parts a doctor has beside the visit. */
export type DoctorPart = 'patient' | 'notes' | 'glance'

/** One part of what stands beside the doctor's visit: who the patient is, the notes, or the least of the facts. */
export function DoctorPanel({ part, appointment }: { part: DoctorPart; appointment: Appointment }) {
  if (part === 'glance') return <Glance appointment={appointment} />
  if (part === 'patient') return <PatientPart appointment={appointment} />
  const { sessionId, doctor } = appointment
  return sessionId ? <NotesPanel sessionId={sessionId} authorId={doctor.doctorId} /> : null
}
