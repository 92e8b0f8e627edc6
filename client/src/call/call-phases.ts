/** Where this device's part in a call stands. See docs/lifecycles/call.md, which a test compares with this table. */
export const callPhases = [
  'idle',
  'preparing',
  'waiting',
  'dark',
  'joining',
  'connected',
  'reconnecting',
  'on_hold',
  'moved',
  'ended',
  'failed',
] as const
/** One of the phases above. */
export type CallPhase = (typeof callPhases)[number]

/** What can happen to it. */
export const callEvents = [
  'asked',
  'told_to_wait',
  'admitted',
  'opened',
  'media_arrived',
  'media_stopped',
  'left_alone',
  'held',
  'resumed',
  'moved_away',
  'left',
  'visit_ended',
  'gave_up',
] as const
export type CallEvent = (typeof callEvents)[number]

type Moves = Partial<Record<CallEvent, CallPhase>>

/** Anything under way can be left, moved to another device, ended by the visit, or given up. */
const ways = { left: 'idle', moved_away: 'moved', visit_ended: 'ended', gave_up: 'failed' } as const

/** The whole life of a call. A pair that is not listed is ignored: events arrive late and twice. */
export const callMoves: Record<CallPhase, Moves> = {
  idle: { asked: 'preparing', visit_ended: 'ended' },
  preparing: { told_to_wait: 'waiting', admitted: 'dark', ...ways },
  waiting: { admitted: 'dark', ...ways },
  dark: { opened: 'joining', ...ways },
  joining: { media_arrived: 'connected', held: 'on_hold', ...ways },
  connected: { media_stopped: 'reconnecting', left_alone: 'joining', held: 'on_hold', ...ways },
  reconnecting: { media_arrived: 'connected', left_alone: 'joining', held: 'on_hold', ...ways },
  on_hold: { resumed: 'joining', ...ways },
  moved: { asked: 'preparing', media_arrived: 'connected', left: 'idle', visit_ended: 'ended' },
  ended: { asked: 'preparing' },
  failed: { asked: 'preparing', left: 'idle', visit_ended: 'ended' },
}

/** The phase after an event; the same one when the event means nothing there. */
export const phaseAfter = (phase: CallPhase, event: CallEvent): CallPhase => callMoves[phase][event] ?? phase

/** Phases in which a media path exists or is being built. */
export const hasMedia = (phase: CallPhase): boolean =>
  phase === 'dark' ||
  phase === 'joining' ||
  phase === 'connected' ||
  phase === 'reconnecting' ||
  phase === 'on_hold'
