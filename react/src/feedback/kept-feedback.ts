import type { ErrorCode, Feedback } from '@bedside/contract'
import type { CallingClient } from '../bedside/bedside-provider.tsx'
import { keptFlag } from '../bedside/kept-flag.ts'

/** Answers as they are sent. */
export interface FeedbackAnswers {
  readonly overallRating: number
  readonly audioQuality?: number
  readonly videoQuality?: number
  readonly doctorBehaviour?: number
  readonly wouldRecommend?: boolean
  readonly reviewText?: string
  readonly reviewIsPublic?: boolean
  readonly feedbackTags: string[]
}

/** Answers that this device holds until the server has them, with the key under which they are sent, however often. */
export interface KeptFeedback {
  readonly key: string
  readonly body: FeedbackAnswers
}

/** What came of sending: the server has it, had one before, or could not be reached and this device holds it. */
export type Delivery =
  | { readonly end: 'sent'; readonly said: Feedback }
  | { readonly end: 'given' }
  | { readonly end: 'kept' }

/** How the caller speaks to the server. */
export interface FeedbackLine {
  /** Sends the answers under their key; rejects with the client's `ProblemError`. */
  send(sessionId: string, kept: KeptFeedback): Promise<Feedback>
  /** Whether the server has the visit's feedback. */
  isGiven(sessionId: string): Promise<boolean>
}

/** The line of a client, or of whatever a page calls the server by. */
export const feedbackLine = (http: CallingClient['http']): FeedbackLine => ({
  send: (sessionId, { body, key: idempotencyKey }) =>
    http.call('submitFeedback', { params: { sessionId }, body: body as never, idempotencyKey }),
  isGiven: async (sessionId) => (await http.call('getSummary', { params: { sessionId } })).feedbackSubmitted,
})

const prefix = 'feedback:'
const shelf = (sessionId: string) => keptFlag('localStorage', `${prefix}${sessionId}`)
const skipped = (sessionId: string) => keptFlag('localStorage', `feedback-skipped:${sessionId}`)

/** What is no answer to the feedback itself: it is tried again. */
const isForLater: ReadonlySet<string> = new Set<ErrorCode | 'network_failed'>([
  'network_failed',
  'unavailable',
  'too_many_requests',
  'idempotency_in_progress',
])

/** Whether this person said on this device that they do not want to be asked about the visit. */
export const isFeedbackSkipped = (sessionId: string) => skipped(sessionId).read() !== null

/** Remembers it until somebody signs out. */
export const skipFeedback = (sessionId: string) => skipped(sessionId).write('1')

/** The answers of a visit that this device still holds. Signing out forgets them. */
export function keptFeedback(sessionId: string): KeptFeedback | null {
  try {
    return JSON.parse(shelf(sessionId).read() ?? 'null') as KeptFeedback | null
  } catch {
    return null
  }
}

const underWay = new Map<string, Promise<Delivery>>()

/**
 * Sends the answers of one visit, once at a time whoever asks. They lie on the device first, so that a page that is closed meanwhile
 * loses nothing, and stay there while no server can be reached. Of answers that lay there already the server is asked first: it may
 * have them from a page that closed before it heard so.
 * @throws the server's refusal, and the failure of the line where the device keeps nothing
 */
export function deliverFeedback(
  line: FeedbackLine,
  sessionId: string,
  kept: KeptFeedback,
): Promise<Delivery> {
  const running = underWay.get(sessionId)
  if (running) return running
  const run = deliver(line, sessionId, kept).finally(() => underWay.delete(sessionId))
  underWay.set(sessionId, run)
  return run
}

async function deliver(line: FeedbackLine, sessionId: string, kept: KeptFeedback): Promise<Delivery> {
  const { write, read } = shelf(sessionId)
  const lay = read() !== null
  write(JSON.stringify(kept))
  try {
    const said = lay && (await line.isGiven(sessionId)) ? null : await line.send(sessionId, kept)
    write(null)
    return said ? { end: 'sent', said } : { end: 'given' }
  } catch (thrown) {
    const { code = '' } = (thrown ?? {}) as { code?: string }
    if (isForLater.has(code) && read() !== null) return { end: 'kept' }
    write(null)
    if (code === 'feedback_given') return { end: 'given' }
    throw thrown
  }
}

/**
 * Sends whatever this device still holds, of all visits, for the one who is signed in.
 * @returns of how many visits the server has it now
 */
export async function sendKeptFeedback(line: FeedbackLine): Promise<number> {
  let count = 0
  for (const sessionId of keptSessions()) {
    const kept = keptFeedback(sessionId)
    // What the server refuses for good is let go: it would be refused every time.
    const delivery = kept && (await deliverFeedback(line, sessionId, kept).catch(() => null))
    if (delivery && delivery.end !== 'kept') count += 1
  }
  return count
}

function keptSessions(): string[] {
  const start = `bedside:${prefix}`
  try {
    return Object.keys(localStorage).flatMap((name) =>
      name.startsWith(start) ? [name.slice(start.length)] : [],
    )
  } catch {
    return []
  }
}
