import { expect, test } from 'vitest'
import { formatsOf } from './formats.ts'

const kathmandu = 'Asia/Kathmandu'
const afternoon = '2026-11-21T08:45:00Z'

test('a time is said in the zone of the person', () => {
  expect(formatsOf('en', kathmandu, kathmandu).time(afternoon)).toBe('2:30 pm')
})

test('the zone is named when the device is set to another', () => {
  expect(formatsOf('en', kathmandu, 'Europe/London').time(afternoon)).toMatch(/2:30 pm (GMT\+5:45|NPT)/)
})

test('Nepali says it in its own digits and words', () => {
  const formats = formatsOf('ne', kathmandu, kathmandu)
  expect(formats.time(afternoon)).toMatch(/२:३०/)
  expect(formats.clock(725)).toBe('१२:०५')
  expect(formats.time(afternoon)).not.toMatch(/[a-z]/i)
})

test('the near days have their word, by the calendar of the zone', () => {
  const formats = formatsOf('en', kathmandu, kathmandu)
  const lateEvening = Date.parse('2026-11-21T18:00:00Z') // 23:45 in Kathmandu
  expect(formats.nearDay('2026-11-21T18:10:00Z', lateEvening)).toBe('Today')
  expect(formats.nearDay('2026-11-21T18:20:00Z', lateEvening)).toBe('Tomorrow')
  expect(formats.nearDay('2026-11-24T08:00:00Z', lateEvening)).toMatch(/Tuesday,? 24 November/)
})

test('a clock shows hours only once there are some, and never runs below nothing', () => {
  const { clock } = formatsOf('en', 'UTC')
  expect([clock(-3), clock(5), clock(725), clock(3_725)]).toEqual(['0:00', '0:05', '12:05', '1:02:05'])
})

test('money carries its currency', () => {
  expect(formatsOf('en', 'UTC').money('500.00', 'INR')).toBe('₹500.00')
})

test.each([
  ['2026-11-21T02:15:00Z', 'बिहान ८:००', 'सुबह 8:00'],
  ['2026-11-21T08:45:00Z', 'दिउँसो २:३०', 'दोपहर 2:30'],
  ['2026-11-21T12:45:00Z', 'साँझ ६:३०', 'शाम 6:30'],
  ['2026-11-21T18:20:00Z', 'राति १२:०५', 'रात 12:05'],
])('%s has no English in it, whatever the browser brings', (instant, nepali, hindi) => {
  expect(formatsOf('ne', kathmandu, kathmandu).time(instant)).toBe(nepali)
  expect(formatsOf('hi', kathmandu, kathmandu).time(instant)).toBe(hindi)
})

test('Nepali days come from our own names, because browsers lack them', () => {
  const formats = formatsOf('ne', kathmandu, kathmandu)
  expect(formats.day(afternoon)).toBe('शनिबार, २१ नोभेम्बर')
  expect(formats.date(afternoon)).toBe('२१ नोभेम्बर २०२६')
  expect(formats.month(afternoon)).toBe('नोभेम्बर २०२६')
  expect(formats.nearDay(afternoon, Date.parse(afternoon))).toBe('आज')
  expect(formats.nearDay(afternoon, Date.parse(afternoon) - 86_400_000)).toBe('भोलि')
  expect(formats.money('1500.00', 'NPR')).toMatch(/रु\s?१,५००\.००/)
})
