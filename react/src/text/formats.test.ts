import { expect, test } from 'vitest'
import { type Formats, formatsOf as formatsAsWritten } from './formats.ts'

const kathmandu = 'Asia/Kathmandu'
const afternoon = '2026-11-21T08:45:00Z'
const now = Date.parse(afternoon)
const dayMs = 86_400_000
const here = { here: kathmandu, now: () => now }

/** The same with every space a plain one: which of them no line ends at has tests of its own. */
function formatsOf(...of: Parameters<typeof formatsAsWritten>): Formats {
  const formats = formatsAsWritten(...of)
  const plain = (say: (instant: string | number) => string) => (instant: string | number) =>
    say(instant).replaceAll('\u00a0', ' ')
  return {
    ...formats,
    time: plain(formats.time),
    day: plain(formats.day),
    fullDay: plain(formats.fullDay),
    fullDayInside: plain(formats.fullDayInside),
    nearDay: plain(formats.nearDay),
    date: plain(formats.date),
  }
}

test.each([
  ['en', '2:30_pm Nepal time', 'Saturday 21_November', '21_Nov 2026', 'Today, Saturday 21_November'],
  [
    'ne',
    'दिउँसो_२:३० नेपाल समय',
    'शनिबार ५_मंसिर (२१_नोभेम्बर)',
    '५_मंसिर २०८३ (२१_नोभेम्बर २०२६)',
    'आज, शनिबार ५_मंसिर (२१_नोभेम्बर)',
  ],
  ['hi', 'दोपहर_2:30 नेपाल समय', 'शनिवार 21_नवंबर', '21_नव॰ 2026', 'आज, शनिवार 21_नवंबर'],
])('in %s no line ends within a time, nor between a day and its month', (language, ...said) => {
  const formats = formatsAsWritten(language, kathmandu, { ...here, here: 'Europe/London' })
  const { time, day, date, fullDay } = formats
  expect([time, day, date, fullDay].map((say) => say(afternoon).replaceAll('\u00a0', '_'))).toEqual(said)
})

test.each([
  ['2026-11-21T06:45:00Z', '12:30 pm'],
  ['2026-11-21T18:57:00Z', '12:42 am'],
])('the hours of noon and midnight are twelve, whatever the engine: %s', (instant, words) => {
  expect(formatsOf('en', kathmandu, here).time(instant)).toBe(words)
})

test('a time is said in the zone of the person', () => {
  expect(formatsOf('en', kathmandu, here).time(afternoon)).toBe('2:30 pm')
  expect(formatsOf('en', kathmandu, { here: 'Asia/Katmandu' }).time(afternoon)).toBe('2:30 pm')
})

test.each([
  ['en', '2:30 pm Nepal time', '8:45 am GMT'],
  ['ne', 'दिउँसो २:३० नेपाल समय', 'बिहान ८:४५ GMT'],
  ['hi', 'दोपहर 2:30 नेपाल समय', 'सुबह 8:45 GMT'],
])('in %s the zone is named when the device is set to another', (language, nepal, london) => {
  expect(formatsOf(language, kathmandu, { here: 'Europe/London' }).time(afternoon)).toBe(nepal)
  expect(formatsOf(language, 'Europe/London', here).time(afternoon)).toBe(london)
})

test("a zone's distance from Greenwich follows its summer time, in the digits of the language", () => {
  const { time } = formatsOf('ne', 'Europe/Berlin', here)
  expect(time('2026-07-01T10:00:00Z')).toBe('दिउँसो १२:०० GMT+२')
  expect(time('2026-12-01T10:00:00Z')).toBe('बिहान ११:०० GMT+१')
})

test('the near days have their word, by the calendar of the zone', () => {
  const lateEvening = Date.parse('2026-11-21T18:00:00Z') // 23:45 in Kathmandu
  const formats = formatsOf('en', kathmandu, { ...here, now: () => lateEvening })
  expect(formats.nearDay('2026-11-21T18:10:00Z')).toBe('Today')
  expect(formats.nearDay('2026-11-21T18:20:00Z')).toBe('Tomorrow')
  expect(formats.nearDayInside('2026-11-20T08:00:00Z')).toBe('yesterday')
  expect(formats.nearDay('2026-11-24T08:00:00Z')).toBe('Tuesday 24 November')
})

test.each([
  ['en', 'Today, Saturday 21 November', 'Sunday 3 January 2027'],
  ['ne', 'आज, शनिबार ५ मंसिर (२१ नोभेम्बर)', 'आइतबार १९ पुस २०८३ (३ जनवरी २०२७)'],
  ['hi', 'आज, शनिवार 21 नवंबर', 'रविवार 3 जनवरी 2027'],
])(
  'in %s the day of a visit has its word and its date, and another year is named',
  (language, today, later) => {
    const formats = formatsOf(language, kathmandu, here)
    expect(formats.fullDay(afternoon)).toBe(today)
    expect(formats.fullDayInside(afternoon)).toBe(today.replace('T', 't'))
    expect(formats.fullDay('2027-01-03T08:45:00Z')).toBe(later)
  },
)

test('a clock shows hours only once there are some, and never runs below nothing', () => {
  const { clock } = formatsOf('en', 'UTC')
  expect([clock(-3), clock(5), clock(725), clock(3_725)]).toEqual(['0:00', '0:05', '12:05', '1:02:05'])
  expect(formatsOf('ne', 'UTC').clock(725)).toBe('१२:०५')
})

test('money carries its currency', () => {
  expect(formatsOf('en', 'UTC').money('500.00', 'INR')).toBe('₹500.00')
  expect(formatsOf('ne', 'UTC').money('1500.00', 'NPR')).toMatch(/रु\s?१,५००\.००/)
})

test.each([
  ['2026-11-21T02:15:00Z', 'बिहान ८:००', 'सुबह 8:00'],
  ['2026-11-21T08:45:00Z', 'दिउँसो २:३०', 'दोपहर 2:30'],
  ['2026-11-21T12:45:00Z', 'साँझ ६:३०', 'शाम 6:30'],
  ['2026-11-21T18:20:00Z', 'राति १२:०५', 'रात 12:05'],
])('%s has no English in it, whatever the browser brings', (instant, nepali, hindi) => {
  expect(formatsOf('ne', kathmandu, here).time(instant)).toBe(nepali)
  expect(formatsOf('hi', kathmandu, here).time(instant)).toBe(hindi)
})

test('Nepali days are said in Bikram Sambat with the Gregorian day beside it', () => {
  const formats = formatsOf('ne', kathmandu, here)
  expect(formats.day(afternoon)).toBe('शनिबार ५ मंसिर (२१ नोभेम्बर)')
  expect(formats.date(afternoon)).toBe('५ मंसिर २०८३ (२१ नोभेम्बर २०२६)')
  expect(formats.month(afternoon)).toBe('मंसिर २०८३')
  expect(formats.nearDay(afternoon)).toBe('आज')
  expect(formats.nearDay(new Date(now + dayMs).toISOString())).toBe('भोलि')
})

test('a year whose calendar is not out yet is said by the Gregorian day alone, without a gap or a bracket', () => {
  expect(formatsOf('ne', kathmandu, here).date('2027-05-01T08:00:00Z')).toBe('१ मे २०२७')
  const in2028 = '2028-02-29T08:45:00Z'
  const formats = formatsOf('ne', kathmandu, { here: kathmandu, now: () => Date.parse(in2028) })
  expect(formats.day(in2028)).toBe('मंगलबार २९ फेब्रुअरी')
  expect(formats.fullDay(in2028)).toBe('आज, मंगलबार २९ फेब्रुअरी')
  expect(formats.date(in2028)).toBe('२९ फेब्रुअरी २०२८')
  expect(formats.month(in2028)).toBe('फेब्रुअरी २०२८')
  expect(formats.weekday(in2028)).toBe('मंगलबार')
  // The first month of such a year begins in the middle of a Gregorian one.
  expect(formats.month('2027-04-13T08:45:00Z')).toBe('चैत २०८३')
  expect(formats.month('2027-04-14T08:45:00Z')).toBe('अप्रिल २०२७')
})
