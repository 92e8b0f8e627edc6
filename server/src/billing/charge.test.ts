import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chargeMinor, decimalAmount, leastChargeMinor, type Pricing } from './charge.ts'

const flat: Pricing = { type: 'FLAT', feeMinor: 50_000 }
const perMinute: Pricing = { type: 'PER_MINUTE', rateMinor: 1_001, minimumMinutes: 5 }
const tiered: Pricing = {
  type: 'TIERED',
  tiers: [
    { upToMinutes: 30, priceMinor: 80_000 },
    { upToMinutes: 15, priceMinor: 50_000 },
  ],
}

describe('what a visit costs', () => {
  it.each([
    ['a flat fee', flat, 1, 50_000],
    ['a flat fee for an hour', flat, 3_600, 50_000],
    ['the minimum of five minutes', perMinute, 1, 5_005],
    ['the minimum at its very end', perMinute, 300, 5_005],
    ['a begun sixth minute', perMinute, 301, 6_006],
    ['whole minutes as they are', perMinute, 600, 10_010],
    ['no minimum where none is set', { ...perMinute, minimumMinutes: 0 }, 59, 1_001],
    ['the first tier', tiered, 1, 50_000],
    ['the first tier to its last second', tiered, 900, 50_000],
    ['the second tier from the next second', tiered, 901, 80_000],
    ['the last tier beyond all tiers', tiered, 7_200, 80_000],
  ] satisfies [string, Pricing, number, number][])('is %s', (_name, pricing, seconds, minor) => {
    expect(chargeMinor(pricing, seconds)).toBe(minor)
  })

  it.each([flat, perMinute, tiered])('is nothing at all when nobody talked: $type', (pricing) => {
    expect(chargeMinor(pricing, 0)).toBeNull()
  })

  it('is nothing where a tier list is empty', () => {
    expect(chargeMinor({ type: 'TIERED', tiers: [] }, 60)).toBeNull()
  })

  it('is a whole number that never falls with time', () => {
    const seconds = fc.integer({ min: 1, max: 20_000 })
    fc.assert(
      fc.property(fc.constantFrom(flat, perMinute, tiered), seconds, seconds, (pricing, one, more) => {
        const [less, later] = [chargeMinor(pricing, one) ?? 0, chargeMinor(pricing, one + more) ?? 0]
        expect(Number.isInteger(less)).toBe(true)
        expect(later).toBeGreaterThanOrEqual(less)
      }),
    )
  })

  it('is announced as the least it can be', () => {
    expect([flat, perMinute, tiered].map(leastChargeMinor)).toEqual([50_000, 5_005, 50_000])
  })
})

describe('money outside the house', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [100, '1.00'],
    [50_000, '500.00'],
    [123_456_789, '1234567.89'],
  ])('%i minor units are %s', (minor, text) => {
    expect(decimalAmount(minor)).toBe(text)
  })
})
