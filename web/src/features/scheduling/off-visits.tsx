import type { Appointment, Notification } from '@bedside/contract'
import { Name, Notice, useFormats } from '@bedside/react'
import { LinkButton } from '../../shared/page/link-button.tsx'
import { useWhenWithin } from '../../shared/time/use-when.ts'
import { useWords } from '../../text/web-texts.ts'
import css from './scheduling.module.css'

const dayMs = 24 * 60 * 60_000
const lateNoticeMs = 6 * 60 * 60_000

/** Visits that will not take place and that their patient may not have heard of yet; pure. */
export function offVisits(appointments: readonly Appointment[], nowMs: number) {
  return appointments.filter(
    ({ status, startTime, updatedAt }) =>
      (status === 'DECLINED' || status === 'CANCELLED' || status === 'NO_SHOW') &&
      (Date.parse(startTime) > nowMs || nowMs - Date.parse(updatedAt) < dayMs),
  )
}

/** How late a doctor said they are, from the newest message about it of the last hours; 0 = on time again, null without one. Pure. */
export function latenessOf(notifications: readonly Notification[], doctorName: string, nowMs: number) {
  const late = notifications.find(
    ({ kind, params, createdAt }) =>
      (kind === 'visit.running_late' || kind === 'visit.on_time') &&
      params.name === doctorName &&
      nowMs - Date.parse(createdAt) < lateNoticeMs,
  )
  return late ? Number(late.params.minutes ?? 0) : null
}

/** Says of each visit that is off what happened and what to do now. */
export function OffVisits({ appointments }: { appointments: readonly Appointment[] }) {
  const t = useWords()
  const when = useWhenWithin()
  return appointments.map(({ appointmentId, status, startTime, doctor, note }) => (
    <Notice
      key={appointmentId}
      kind="info"
      title={t(`status.${status}`)}
      actions={
        <LinkButton to="/book" icon="calendar">
          {t('home.book-new')}
        </LinkButton>
      }
    >
      <p>
        <Name>{doctor.name}</Name>,{' '}
        <s>
          <time dateTime={startTime}>{when(startTime)}</time>
        </s>
      </p>
      {note && <p className={css.said}>{t('home.reason', { text: note })}</p>}
    </Notice>
  ))
}

/** The doctor is late today: by how much, and that the place is safe; or no more. Nothing where it was never said. */
export function DoctorLate({ name, minutes }: { name: string; minutes: number | null }) {
  const t = useWords()
  const formats = useFormats()
  if (minutes === null) return null
  if (minutes === 0) return <Notice kind="done">{t('notification.visit.on_time', { name })}</Notice>
  return (
    <Notice kind="late" live>
      {t('home.late', { name, minutes: formats.number(minutes) })}
    </Notice>
  )
}
