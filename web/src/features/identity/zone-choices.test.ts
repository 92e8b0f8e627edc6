import { zoneName } from '@bedside/react'
import { expect, test } from 'vitest'
import { zoneChoices } from './zone-choices.ts'

test('a zone is called by its name in the language of the page, never by its address in the table of zones', () => {
  expect(zoneName('en', 'Asia/Kathmandu')).toBe('Nepal time')
  expect(zoneName('ne', 'Asia/Katmandu')).toBe('नेपाल समय')
  expect(zoneName('hi', 'Asia/Calcutta')).toBe('भारत समय')
  expect(zoneName('en', 'America/New_York')).toMatch(/Eastern Time, New York$/)
  for (const language of ['ne', 'hi'])
    expect(zoneName(language, 'Europe/Berlin')).toMatch(/^\p{Script=Deva}/u)
})

test('the zones in use stand first, each zone once whatever it was called, and all others under their names', () => {
  const few = zoneChoices('ne', ['Asia/Katmandu', 'Europe/Berlin'], false)
  expect(few.map(({ zone }) => zone)).toEqual(['Asia/Katmandu', 'Europe/Berlin', 'Asia/Kolkata', 'UTC'])
  const all = zoneChoices('ne', ['Asia/Katmandu', 'Europe/Berlin'], true)
  expect(all.slice(0, 4)).toEqual(few)
  expect(all.length).toBeGreaterThan(300)
  const names = all.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.filter((name) => /[A-Z]\w+\/|_/.test(name))).toEqual([])
})
