import type { QualityLevel } from '../call/call-state.ts'
import type { Http } from '../http.ts'
import { ProblemError } from '../problem-error.ts'

/** What {@link checkConnection} found. */
export interface ConnectionReading {
  readonly level: QualityLevel
  /** Median of the answers; null when none came. */
  readonly roundTripMs: number | null
}

const TRIES = 3
const WEAK_FROM_MS = 600
const PATIENCE_MS = 4_000

/** How the line to the server is just now, in one word, from a few small calls. Takes a second or two; never throws. */
export async function checkConnection(http: Http, signal?: AbortSignal): Promise<ConnectionReading> {
  const times: number[] = []
  for (let attempt = 0; attempt < TRIES && !signal?.aborted; attempt++) {
    const startedAtMs = performance.now()
    const call = http.call('getClinic', { signal, timeoutMs: PATIENCE_MS })
    // Any answer will do, a refusal too: it is the way that is tested.
    const isAnswered = await call.then(
      () => true,
      (error: unknown) => error instanceof ProblemError && error.status > 0,
    )
    if (isAnswered) times.push(performance.now() - startedAtMs)
  }
  return readingOf(times, TRIES)
}

/** The word for these round trips out of so many tries; pure. */
export function readingOf(times: readonly number[], tries: number): ConnectionReading {
  const median = [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? null
  if (median === null) return { level: 'lost', roundTripMs: null }
  return { level: median > WEAK_FROM_MS || times.length < tries ? 'weak' : 'good', roundTripMs: median }
}
