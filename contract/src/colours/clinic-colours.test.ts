import { describe, expect, it } from 'vitest'
import { clinicColoursOf, clinicVariablesOf } from './clinic-colours.ts'
import { contrastOf } from './contrast.ts'
import { hexOf, oklchOf } from './oklch.ts'

describe('the colours of a clinic', () => {
  it('can be read whatever hue of the circle is set', () => {
    for (let hue = 0; hue < 360; hue += 1)
      expect(clinicColoursOf(String(hue)).mistakes, `hue ${hue}`).toEqual([])
  })

  it('differ from one hue to another, and the band keeps its depth', () => {
    const blue = clinicColoursOf('220').colours
    const red = clinicColoursOf('0').colours
    expect(new Set([blue.dado, red.dado, '#0b5c58']).size).toBe(3)
    for (const { dado } of [blue, red]) expect(contrastOf('#ffffff', dado)).toBeGreaterThan(7)
    expect(Number.parseInt(red.dado.slice(1, 3), 16)).toBeGreaterThan(Number.parseInt(red.dado.slice(5), 16))
  })

  it('take the colour of the sign itself for the band', () => {
    expect(clinicColoursOf('#1B5C8A')).toMatchObject({
      colours: { dado: '#1b5c8a', link: '#1b5c8a' },
      mistakes: [],
    })
  })

  it('are refused with the pair that cannot be read', () => {
    expect(clinicColoursOf('#F2A0A0').mistakes).toContain('White on #F2A0A0 is 2.0:1, needs 4.5:1')
    expect(clinicColoursOf('#808080').mistakes).toContain('White on #808080 is 3.9:1, needs 4.5:1')
  })

  it.each(['', 'green', '360', '-1', '#fff', '1.5', '#12345g'])('are refused when %j is set', (hue) => {
    expect(clinicColoursOf(hue).mistakes).toEqual([
      `“${hue}” is neither a hue from 0 to 359 nor a colour such as #0B5C58`,
    ])
  })

  it('reach style sheets as custom properties', () => {
    expect(clinicVariablesOf(clinicColoursOf('#1B5C8A').colours)).toMatchObject({
      '--bs-dado': '#1b5c8a',
      '--bs-clinic-link': '#1b5c8a',
    })
  })
})

it.each(['#000000', '#ffffff', '#0b5c58', '#f5a800', '#1b5c8a'])('%s goes to Oklch and back', (hex) => {
  expect(hexOf(oklchOf(hex))).toBe(hex)
})
