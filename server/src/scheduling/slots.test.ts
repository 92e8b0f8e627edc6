import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantAt, localDateOf } from '../platform/clock/time-zone.ts'
import { freeSlotsIn, type Span, slotAt, slotsIn, type Timetable } from './slots.ts'

const allDay = (timeZone: string, slotMinutes = 15): Timetable => ({
  timeZone,
  slotMinutes,
  hours: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, fromMinute: 0, toMinute: 1440 })),
})
const clinic = (timeZone: string, fromMinute: number, toMinute: number, slotMinutes = 30): Timetable => ({
  timeZone,
  slotMinutes,
  hours: [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, fromMinute, toMinute })),
})
const span = (start: string, end: string): Span => ({ start: new Date(start), end: new Date(end) })
const starts = (slots: Iterable<Span>) => [...slots].map((slot) => slot.start.toISOString())
/** The wall-clock day of a zone as instants. */
const day = (timeZone: string, year: number, month: number, date: number): Span => ({
  start: instantAt({ year, month, day: date }, 0, timeZone),
  end: instantAt({ year, month, day: date }, 1440, timeZone),
})

describe('slots', () => {
  it('stand at the wall clock of the doctor, also where it is 45 minutes off', () => {
    const kathmandu = clinic('Asia/Kathmandu', 10 * 60, 11 * 60)
    expect(starts(slotsIn(kathmandu, day('Asia/Kathmandu', 2026, 3, 2)))).toEqual([
      '2026-03-02T04:15:00.000Z',
      '2026-03-02T04:45:00.000Z',
    ])
  })

  it('keep their wall-clock time when the clocks change', () => {
    const berlin = clinic('Europe/Berlin', 9 * 60, 10 * 60, 60)
    const range = span('2026-03-28T00:00:00Z', '2026-03-30T23:00:00Z')
    expect(starts(slotsIn(berlin, range))).toEqual([
      '2026-03-28T08:00:00.000Z',
      '2026-03-29T07:00:00.000Z',
      '2026-03-30T07:00:00.000Z',
    ])
  })

  it.each([
    ['a day of 23 hours', 'Europe/Berlin', [2026, 3, 29], 92],
    ['a day of 25 hours', 'Europe/Berlin', [2026, 10, 25], 100],
    ['a day of 23 and a half hours', 'Australia/Lord_Howe', [2026, 10, 4], 94],
    ['a day that jumps at midnight', 'America/Santiago', [2026, 9, 6], 92],
    ['a plain day', 'Asia/Kathmandu', [2026, 3, 29], 96],
  ] as const)('fill %s without gap or overlap', (_name, timeZone, [year, month, date], count) => {
    const slots = [...slotsIn(allDay(timeZone), day(timeZone, year, month, date))]
    expect(slots).toHaveLength(count)
    expect(slots.slice(1).map((slot) => slot.start)).toEqual(slots.slice(0, -1).map((slot) => slot.end))
  })

  it('that would open in a skipped hour open as much later as was skipped', () => {
    const early = clinic('Europe/Berlin', 2 * 60 + 30, 4 * 60, 30)
    expect(starts(slotsIn(early, day('Europe/Berlin', 2026, 3, 29)))).toEqual(['2026-03-29T01:30:00.000Z'])
  })

  it('of opening hours that overlap are offered once', () => {
    const doubled: Timetable = {
      timeZone: 'UTC',
      slotMinutes: 30,
      hours: [
        { weekday: 1, fromMinute: 600, toMinute: 660 },
        { weekday: 1, fromMinute: 615, toMinute: 720 },
      ],
    }
    expect(starts(slotsIn(doubled, day('UTC', 2026, 3, 2)))).toEqual([
      '2026-03-02T10:00:00.000Z',
      '2026-03-02T10:30:00.000Z',
      '2026-03-02T11:15:00.000Z',
    ])
  })

  it('never run past closing time', () => {
    const short = clinic('UTC', 600, 640, 30)
    expect(starts(slotsIn(short, day('UTC', 2026, 3, 2)))).toEqual(['2026-03-02T10:00:00.000Z'])
  })

  it('lie where they lie whatever range is asked for', () => {
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'Asia/Kathmandu',
      'America/Santiago',
      'Australia/Lord_Howe',
    )
    const at = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(
        zones,
        at,
        fc.integer({ min: 1, max: 4 * 1440 }),
        fc.constantFrom(10, 15, 45),
        (zone, start, minutes, size) => {
          const timetable = allDay(zone, size)
          const range = { start, end: new Date(start.getTime() + minutes * 60_000) }
          for (const slot of slotsIn(timetable, range)) {
            expect(slotAt(timetable, slot.start)).toEqual(slot)
            expect(slot.end.getTime() - slot.start.getTime()).toBe(size * 60_000)
          }
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('free slots', () => {
  const timetable = clinic('UTC', 600, 660, 15)
  const range = span('2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z')
  const free = (now: string, busy: Span[] = [], asked = range) =>
    starts(freeSlotsIn(timetable, asked, { busy, now: new Date(now) })).map((start) => start.slice(11, 16))

  it('include one that began less than its length ago', () => {
    expect(free('2026-03-02T10:14:59.999Z')).toEqual(['10:00', '10:15', '10:30', '10:45'])
  })

  it('leave out one that is just over', () => {
    expect(free('2026-03-02T10:15:00Z')).toEqual(['10:15', '10:30', '10:45'])
  })

  it('leave out whatever touches a held time', () => {
    const held = [span('2026-03-02T10:20:00Z', '2026-03-02T10:31:00Z')]
    expect(free('2026-03-02T09:00:00Z', held)).toEqual(['10:00', '10:45'])
  })

  it('begin with the running one when the range begins now, and not before a later range', () => {
    const from = (start: string) => ({ start: new Date(start), end: range.end })
    expect(free('2026-03-02T10:05:00Z', [], from('2026-03-02T10:05:00Z'))[0]).toBe('10:00')
    expect(free('2026-03-02T09:00:00Z', [], from('2026-03-02T10:05:00Z'))[0]).toBe('10:15')
  })
})

describe('wall-clock time', () => {
  it('shown twice is its first showing', () => {
    const at = instantAt({ year: 2026, month: 10, day: 25 }, 2 * 60 + 30, 'Europe/Berlin')
    expect(at.toISOString()).toBe('2026-10-25T00:30:00.000Z')
  })

  it('knows the day on both sides of midnight', () => {
    const zone = 'Asia/Kathmandu'
    expect(localDateOf(new Date('2026-03-01T18:14:59Z'), zone).day).toBe(1)
    expect(localDateOf(new Date('2026-03-01T18:15:00Z'), zone).day).toBe(2)
  })
})
