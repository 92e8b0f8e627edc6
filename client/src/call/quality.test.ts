import type { MediaStats } from '@bedside/media'
import { describe, expect, it } from 'vitest'
import { levelOf, QualityTrack } from './quality.ts'

const fine: MediaStats = {
  identity: 'a',
  framesDecoded: 1,
  audioPackets: 1,
  audioEnergy: 0,
  audioLevel: 0,
  roundTripMs: 40,
  lossPercent: 0,
  receivedKbps: 900,
  concealedPercent: 0,
}

describe('the word for a connection', () => {
  it.each([
    ['good', {}, false],
    ['good', { roundTripMs: null, lossPercent: null, concealedPercent: null }, false],
    ['weak', { roundTripMs: 600 }, false],
    ['weak', { lossPercent: 9 }, false],
    ['weak', { concealedPercent: 8 }, false],
    ['lost', {}, true],
  ] as const)('is %s for %o', (word, part, isLost) => {
    expect(levelOf([{ ...fine, ...part }], isLost)).toBe(word)
  })

  it('gets worse at once and better only after a while', () => {
    const track = new QualityTrack()
    const words = (
      ['good', 'weak', 'good', 'good', 'good', 'good', 'lost', 'good', 'good', 'good', 'good'] as const
    ).map((reading) => track.next(reading))
    expect(words).toEqual([
      'good',
      'weak',
      'weak',
      'weak',
      'weak',
      'good',
      'lost',
      'weak',
      'weak',
      'weak',
      'good',
    ])
  })
})
