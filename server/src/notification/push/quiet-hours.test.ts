import { describe, expect, it } from 'vitest'
import { isQuiet, minuteOf, timeOf } from './quiet-hours.ts'

const at = (time: string) => new Date(`2026-11-21T${time}:00Z`)
const quiet = (from: string, until: string) => ({ from: minuteOf(from), until: minuteOf(until) })

describe('quiet hours', () => {
  it.each([
    ['21:59', false],
    ['22:00', true],
    ['23:59', true],
    ['00:00', true],
    ['06:59', true],
    ['07:00', false],
  ])('from 22:00 until 07:00 at %s: %s', (time, expected) => {
    expect(isQuiet(quiet('22:00', '07:00'), at(time), 'UTC')).toBe(expected)
  })

  it('within one day end on the same day', () => {
    expect(isQuiet(quiet('13:00', '15:00'), at('14:00'), 'UTC')).toBe(true)
    expect(isQuiet(quiet('13:00', '15:00'), at('15:00'), 'UTC')).toBe(false)
  })

  it('are those of the person’s zone', () => {
    expect(isQuiet(quiet('22:00', '07:00'), at('16:20'), 'Asia/Kathmandu')).toBe(true)
    expect(isQuiet(quiet('22:00', '07:00'), at('16:10'), 'Asia/Kathmandu')).toBe(false)
  })

  it('come back as they were written', () => {
    for (const time of ['00:00', '07:05', '23:59']) expect(timeOf(minuteOf(time))).toBe(time)
  })
})
