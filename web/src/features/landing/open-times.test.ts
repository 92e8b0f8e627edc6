import { formatsOf } from '@bedside/react'
import { describe, expect, it } from 'vitest'
import { openingAt, weekOf } from './open-times.ts'

const timeZone = 'Asia/Kathmandu'
/** Saturday 21 November 2026, 20:00 in Nepal. */
const saturday = Date.parse('2026-11-21T14:15:00Z')
const dayMs = 24 * 60 * 60_000
const at = (day: number, from: string, to: string) => ({
  startTime: `2026-11-${day}T${from}:00.000Z`,
  endTime: `2026-11-${day}T${to}:00.000Z`,
})
/** Sunday to Friday, 10:00 to 17:00 in Nepal. */
const week = [22, 23, 24, 25, 26, 27].map((day) => at(day, '04:15', '11:15'))
const formatsIn = (language: string, here = timeZone) => {
  const now = () => saturday
  return {
    timeZone,
    nowMs: saturday,
    opens: formatsOf(language, timeZone, { here: timeZone, now }),
    closes: formatsOf(language, timeZone, { here, now }),
    dayNames: formatsOf(language, 'UTC', { here, now }),
  }
}

describe("what the clinic's open times say", () => {
  it('is closed until the next opening, open until its end, and nothing once they are all past', () => {
    expect(openingAt(week, saturday)).toEqual({ isOpen: false, opensAt: '2026-11-22T04:15:00.000Z' })
    expect(openingAt(week, Date.parse('2026-11-22T04:15:00Z'))).toEqual({
      isOpen: true,
      until: '2026-11-22T11:15:00.000Z',
    })
    expect(openingAt(week, Date.parse('2026-11-22T11:15:00Z'))).toMatchObject({ isOpen: false })
    expect(openingAt(week, saturday + 9 * dayMs)).toBeNull()
    expect(openingAt([], saturday)).toBeNull()
  })

  it('is open without an end where one stretch follows the other for a day', () => {
    const always = [21, 22, 23].map((day) => ({
      startTime: new Date(Date.UTC(2026, 10, day)).toISOString(),
      endTime: new Date(Date.UTC(2026, 10, day + 1)).toISOString(),
    }))
    expect(openingAt(always, saturday)).toEqual({ isOpen: true, until: null })
    expect(openingAt(always, Date.parse('2026-11-23T12:00:00Z'))).toEqual({
      isOpen: true,
      until: '2026-11-24T00:00:00.000Z',
    })
  })

  it('is a week in few lines, in the language, with the zone where it is not the own', () => {
    expect(weekOf(week, formatsIn('en'))).toEqual([
      { first: 'Sunday', last: 'Friday', spans: [{ from: '10:00\u00a0am', until: '5:00\u00a0pm' }] },
      { first: 'Saturday', last: 'Saturday', spans: [] },
    ])
    expect(weekOf(week, formatsIn('ne'))[0]).toEqual({
      first: 'आइतबार',
      last: 'शुक्रबार',
      spans: [{ from: 'बिहान\u00a0१०:००', until: 'साँझ\u00a0५:००' }],
    })
    expect(weekOf(week, formatsIn('en', 'Europe/Berlin'))[0]?.spans).toEqual([
      { from: '10:00\u00a0am', until: '5:00\u00a0pm Nepal time' },
    ])
  })

  it('keeps two stretches of a day, and says day and night as that', () => {
    const split = [at(22, '04:15', '07:15'), at(22, '08:15', '11:15')]
    const [sunday] = weekOf(split, formatsIn('en'))
    expect(sunday?.spans.map(({ from }) => from)).toEqual(['10:00\u00a0am', '2:00\u00a0pm'])
    const whole = [{ startTime: '2026-11-21T18:15:00.000Z', endTime: '2026-11-22T18:15:00.000Z' }]
    expect(weekOf(whole, formatsIn('en'))[0]).toEqual({
      first: 'Sunday',
      last: 'Sunday',
      spans: [{ from: null, until: null }],
    })
  })
})
