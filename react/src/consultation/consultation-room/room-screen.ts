import { type CallState, hasMedia } from '@bedside/client'
import type { Session } from '@bedside/contract'

/** Which of the visit's screens is due. */
export type RoomScreen =
  | 'check'
  | 'entering'
  | 'waiting'
  | 'ready'
  | 'call'
  | 'moved'
  | 'left'
  | 'failed'
  | 'ended'

/** What only this page knows. */
export interface PageFacts {
  /** The device check is behind this person, or not needed. */
  readonly isChecked: boolean
  readonly hasLeft: boolean
}

const over: ReadonlySet<string> = new Set(['COMPLETED', 'CANCELLED', 'NO_SHOW', 'FAILED'])

/** Whether a status is one of the ends. */
export function isOver(status: Session['status']): boolean {
  return over.has(status)
}

/** The one screen for a state; the visit's own end beats everything, then the call, then the page. */
export function roomScreen(session: Session, call: CallState, page: PageFacts): RoomScreen {
  if (isOver(session.status)) return 'ended'
  if (call.phase === 'moved') return 'moved'
  if (call.phase === 'failed') return call.failure === 'connection_lost' ? 'call' : 'failed'
  // Let in, and nothing of this person is sent before their tap.
  if (call.phase === 'dark' && !call.isAwaited) return session.myRole === 'DOCTOR' ? 'check' : 'ready'
  if (hasMedia(call.phase)) return 'call'
  if (page.hasLeft) return 'left'
  if (call.phase === 'waiting') return session.myRole === 'DOCTOR' ? 'call' : 'waiting'
  if (call.phase === 'preparing') return 'entering'
  return page.isChecked ? 'entering' : 'check'
}
