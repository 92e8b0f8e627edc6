import type { MediaStats } from '@bedside/media'
import type { QualityLevel } from './call-state.ts'

/** Worse than this in one reading is weak (ITU-T G.114 for delay; loss and concealment where speech is hurt). */
const WEAK = { roundTripMs: 400, lossPercent: 5, concealedPercent: 4 }
/** Good again only after this many good readings in a row, so that the word does not flap. */
const GOOD_READINGS = 4

/** One word for how a connection is received just now; pure. */
export function levelOf(stats: readonly MediaStats[], isPathLost: boolean): QualityLevel {
  if (isPathLost) return 'lost'
  const isWeak = stats.some(
    (one) =>
      (one.roundTripMs ?? 0) > WEAK.roundTripMs ||
      (one.lossPercent ?? 0) > WEAK.lossPercent ||
      (one.concealedPercent ?? 0) > WEAK.concealedPercent,
  )
  return isWeak ? 'weak' : 'good'
}

/** Follows readings: worse at once, better after a while. */
export class QualityTrack {
  #level: QualityLevel | null = null
  #goodReadings = 0

  next(reading: QualityLevel): QualityLevel {
    this.#goodReadings = reading === 'good' ? this.#goodReadings + 1 : 0
    if (reading !== 'good' || this.#level === null || this.#goodReadings >= GOOD_READINGS)
      this.#level = reading
    else if (this.#level === 'lost') this.#level = 'weak'
    return this.#level
  }
}
