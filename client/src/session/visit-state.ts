import type {
  ParticipantRole,
  PresenceState,
  ServerFrame,
  Session,
  SessionEvent,
  Waiting,
} from '@bedside/contract'
import type { ProblemError } from '../problem-error.ts'

/** A person of the visit as the server sees their line. */
export interface Presence {
  readonly userId: string
  readonly role: ParticipantRole
  readonly status: PresenceState
  readonly admitted: boolean
}

/** Everything a screen shows of a visit but its messages and its call. */
export interface VisitState {
  /** Null until loaded. Its `status` is always the newest that is known. */
  readonly session: Session | null
  readonly isLoading: boolean
  /** Why the visit could not be loaded or followed; null while it can. */
  readonly error: ProblemError | null
  readonly presence: readonly Presence[]
  /** For a person who waits: place, range, the doctor's state. */
  readonly waiting: Waiting | null
  /** User ids of the others who are writing just now. */
  readonly typing: readonly string[]
  /** How many times the doctor has rung this person since the page was opened. */
  readonly rings: number
  /** Log entries heard since the page was opened, oldest first, without messages; at most 200. */
  readonly entries: readonly SessionEvent[]
}

export const emptyVisit: VisitState = {
  session: null,
  isLoading: true,
  error: null,
  presence: [],
  waiting: null,
  typing: [],
  rings: 0,
  entries: [],
}

const KEPT_ENTRIES = 200

/** The state after one frame; pure. Fields that a frame does not carry are fetched by the visit afterwards. */
export function afterFrame(state: VisitState, frame: ServerFrame): VisitState {
  switch (frame.type) {
    case 'SESSION_STATUS': {
      const { status, participants } = frame.payload
      const session = state.session && { ...state.session, status }
      return { ...state, session, presence: participants }
    }
    case 'WAITING_STATE':
      return { ...state, waiting: frame.payload }
    case 'SESSION_EVENT': {
      const { sessionId: _, ...entry } = frame.payload
      const rings = state.rings + (entry.eventType === 'patient.rung' ? 1 : 0)
      return { ...state, rings, entries: [...state.entries, entry].slice(-KEPT_ENTRIES) }
    }
    case 'TYPING': {
      const others = state.typing.filter((userId) => userId !== frame.payload.userId)
      return { ...state, typing: frame.payload.typing ? [...others, frame.payload.userId] : others }
    }
    case 'CHAT_MESSAGE':
      return { ...state, typing: state.typing.filter((userId) => userId !== frame.payload.senderId) }
    default:
      return state
  }
}

/** Whether a frame means that the session should be read again: only the server knows timings and rights. */
export function asksForReading(frame: ServerFrame, state: VisitState): boolean {
  if (frame.type === 'SESSION_STATUS') return frame.payload.status !== state.session?.status
  return frame.type === 'SESSION_EVENT' && !frame.payload.eventType.startsWith('chat.')
}

/**
 * Billable seconds at `nowMs` of the server's clock: what was counted when the session was read, and the running
 * stretch since. Stands still while on hold and after the end.
 */
export function elapsedSeconds(session: Session | null, nowMs: number): number {
  if (!session) return 0
  if (session.status !== 'IN_PROGRESS' || !session.runningSince) return session.durationSeconds
  const sinceReadMs = nowMs - Date.parse(session.serverTime)
  return session.durationSeconds + Math.max(0, Math.floor(sinceReadMs / 1_000))
}
