import { daysInMonth } from 'bikram-sambat'
import { expect, test } from 'vitest'
import { bikramSambatOf } from './bikram-sambat.ts'

const dayMs = 24 * 60 * 60_000
const onDay = (ms: number) => {
  const date = new Date(ms)
  return bikramSambatOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

// The library is only asked how long months are: its own reading of dates depends on the zone of the machine.
test('every day from 14 April 1943 to 13 April 2027 is the one an independent calendar says', () => {
  let ms = Date.UTC(1943, 3, 14)
  for (let year = 2000; year <= 2083; year += 1)
    for (let month = 1; month <= 12; month += 1)
      for (let day = 1; day <= daysInMonth(year, month); day += 1) {
        expect(onDay(ms)).toEqual({ year, month, day })
        ms += dayMs
      }
  expect(new Date(ms).toISOString().slice(0, 10)).toBe('2027-04-14')
})

// Printed beside each other in Nepali calendars and papers.
test.each([
  [
    [2015, 4, 25],
    [2072, 1, 12],
  ],
  [
    [2015, 9, 20],
    [2072, 6, 3],
  ],
  [
    [2017, 3, 28],
    [2073, 12, 15],
  ],
  [
    [2024, 4, 13],
    [2081, 1, 1],
  ],
  [
    [2025, 4, 14],
    [2082, 1, 1],
  ],
  [
    [2026, 10, 18],
    [2083, 7, 1],
  ],
  [
    [2026, 11, 21],
    [2083, 8, 5],
  ],
] as const)('%j is %j', ([year, month, day], [inYear, inMonth, onThe]) => {
  expect(bikramSambatOf(year, month, day)).toEqual({ year: inYear, month: inMonth, day: onThe })
})

test('days before the table and after the last published year have none', () => {
  expect(bikramSambatOf(1943, 4, 13)).toBeNull()
  expect(bikramSambatOf(2027, 4, 14)).toBeNull()
})
