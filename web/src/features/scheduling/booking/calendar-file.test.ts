import { describe, expect, it } from 'vitest'
import { appointment, id } from '../../gallery/people.ts'
import { calendarFile } from './calendar-file.ts'

const words = {
  title: 'Appointment',
  description: 'Open the link; ten minutes before,\nनमस्ते '.repeat(9),
  url: 'https://c.test/v',
}
const at = (change: Parameters<typeof appointment>[0] = {}) =>
  calendarFile(
    appointment({
      startTime: '2026-11-21T08:45:00.000Z',
      endTime: '2026-11-21T09:00:00.000Z',
      createdAt: '2026-11-20T08:00:00.000Z',
      updatedAt: '2026-11-20T08:00:00.000Z',
      ...change,
    }),
    words,
  )
const lineOf = (file: string, name: string) => file.split('\r\n').find((line) => line.startsWith(`${name}:`))

describe('the calendar file of a visit', () => {
  it('names the visit by the same UID through every change, with a sequence that rises', () => {
    const first = at()
    const moved = at({ startTime: '2026-11-22T08:45:00.000Z', updatedAt: '2026-11-20T09:00:00.000Z' })
    expect(lineOf(first, 'UID')).toBe(`UID:${id(100)}@bedside`)
    expect(lineOf(moved, 'UID')).toBe(lineOf(first, 'UID'))
    expect(lineOf(first, 'SEQUENCE')).toBe('SEQUENCE:0')
    expect(lineOf(moved, 'SEQUENCE')).toBe('SEQUENCE:3600')
    expect(lineOf(moved, 'DTSTART')).toBe('DTSTART:20261122T084500Z')
  })

  it('says who it is with to nobody who looks over a shoulder', () => {
    expect(at()).not.toMatch(/Shrestha|Thapa|Fever/)
  })

  it('is off once the visit is', () => {
    expect(lineOf(at({ status: 'CANCELLED' }), 'STATUS')).toBe('STATUS:CANCELLED')
    expect(lineOf(at({ status: 'CANCELLED' }), 'METHOD')).toBe('METHOD:CANCEL')
    expect(lineOf(at({ status: 'REQUESTED' }), 'STATUS')).toBe('STATUS:TENTATIVE')
  })

  it('escapes what would end a value and folds lines at 75 octets without cutting a letter', () => {
    const file = at()
    const lines = file.split('\r\n')
    expect(Math.max(...lines.map((line) => new TextEncoder().encode(line).length))).toBeLessThanOrEqual(75)
    const whole = file.replaceAll('\r\n ', '')
    expect(whole).toContain('Open the link\\; ten minutes before\\,\\nनमस्ते')
    expect(file).not.toContain('\uFFFD')
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
  })
})
