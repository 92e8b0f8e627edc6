import type { Appointment } from '@bedside/contract'
import { buttonLook, Icon } from '@bedside/react'
import { useWords } from '../../../text/web-texts.ts'
import { calendarFile } from './calendar-file.ts'

/** Gives the visit to the phone's calendar; no server is asked, so it works offline too. */
export function AddToCalendar({ appointment }: { appointment: Appointment }) {
  const t = useWords()
  const file = calendarFile(appointment, {
    title: t('calendar.title'),
    description: t('calendar.description'),
    url: `${location.origin}/visits/${appointment.appointmentId}`,
  })
  return (
    <a
      className={buttonLook({ kind: 'quiet', wide: false })}
      download="visit.ics"
      href={`data:text/calendar;charset=utf-8,${encodeURIComponent(file)}`}
    >
      <Icon name="calendar" /> <span>{t('calendar.add')}</span>
    </a>
  )
}
