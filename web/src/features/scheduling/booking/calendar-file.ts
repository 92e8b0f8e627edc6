import type { Appointment } from '@bedside/contract'

/** Words of the entry; neutral, because others may look into a calendar. */
export interface CalendarWords {
  readonly title: string
  readonly description: string
  /** The visit's own page. */
  readonly url: string
}

const stamp = (instant: string) => instant.replaceAll(/[-:]|\.\d+/g, '')
const escaped = (text: string) => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r?\n/g, '\\n')

/** Lines of more than 75 octets go on in the next one after a space, never within a letter (RFC 5545, 3.1). */
function folded(line: string) {
  const encoder = new TextEncoder()
  const lines: string[] = []
  let now = ''
  let octets = 0
  for (const letter of line) {
    const size = encoder.encode(letter).length
    if (octets + size > 75) {
      lines.push(now)
      now = ' '
      octets = 1
    }
    now += letter
    octets += size
  }
  return [...lines, now].join('\r\n')
}

/**
 * The visit as an iCalendar file: the same UID for ever, a SEQUENCE that rises with every change, so that a later file moves the
 * earlier entry, and STATUS:CANCELLED once it is off.
 */
export function calendarFile(appointment: Appointment, { title, description, url }: CalendarWords): string {
  const { appointmentId, status, startTime, endTime, createdAt, updatedAt } = appointment
  const isOff = status === 'CANCELLED' || status === 'DECLINED'
  const sequence = Math.max(0, Math.floor((Date.parse(updatedAt) - Date.parse(createdAt)) / 1000))
  const kept = status === 'REQUESTED' ? 'TENTATIVE' : 'CONFIRMED'
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Bedside//visit//EN',
    `METHOD:${isOff ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${appointmentId}@bedside`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${stamp(updatedAt)}`,
    `DTSTART:${stamp(startTime)}`,
    `DTEND:${stamp(endTime)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${url}`,
    `STATUS:${isOff ? 'CANCELLED' : kept}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')
}
