import type { SessionStatus } from '@bedside/contract'

/** Who moves a session: its two people, an invited guest, or time and the line itself. */
export type Mover = 'PATIENT' | 'DOCTOR' | 'GUEST' | 'SYSTEM'

interface Rule {
  readonly by: readonly Mover[]
  /** From each status where it is allowed to the status it leads to; the same one where it changes none. */
  readonly from: Readonly<Partial<Record<SessionStatus, SessionStatus>>>
}

const stays = (...statuses: SessionStatus[]) =>
  Object.fromEntries(statuses.map((status) => [status, status])) as Rule['from']

/**
 * Every move of a visit: who may make it, from where, to where. What is not here is refused.
 * People's moves carry the names of their REST calls; `docs/lifecycles/consultation.md` tells the same table.
 */
export const lifecycle = {
  join: {
    by: ['PATIENT', 'DOCTOR'],
    from: { SCHEDULED: 'WAITING', ...stays('WAITING', 'IN_PROGRESS', 'PAUSED') },
  },
  'guest-join': { by: ['GUEST'], from: stays('SCHEDULED', 'WAITING', 'IN_PROGRESS', 'PAUSED') },
  leave: { by: ['PATIENT', 'DOCTOR', 'GUEST'], from: stays('WAITING', 'IN_PROGRESS', 'PAUSED') },
  token: { by: ['PATIENT', 'DOCTOR', 'GUEST'], from: stays('WAITING', 'IN_PROGRESS') },
  admit: { by: ['DOCTOR'], from: stays('WAITING', 'IN_PROGRESS', 'PAUSED') },
  pause: { by: ['DOCTOR'], from: { IN_PROGRESS: 'PAUSED' } },
  resume: { by: ['DOCTOR'], from: { PAUSED: 'IN_PROGRESS' } },
  end: { by: ['DOCTOR'], from: { IN_PROGRESS: 'COMPLETED', PAUSED: 'COMPLETED' } },
  mode: { by: ['PATIENT', 'DOCTOR'], from: stays('IN_PROGRESS') },
  'no-show': {
    by: ['DOCTOR'],
    from: { SCHEDULED: 'NO_SHOW', WAITING: 'NO_SHOW', NO_SHOW: 'NO_SHOW' },
  },
  reopen: { by: ['DOCTOR'], from: { COMPLETED: 'WAITING', FAILED: 'WAITING', NO_SHOW: 'WAITING' } },
  ring: { by: ['DOCTOR'], from: stays('SCHEDULED', 'WAITING', 'IN_PROGRESS', 'PAUSED') },
  'phone-call': {
    by: ['PATIENT'],
    from: stays('SCHEDULED', 'WAITING', 'IN_PROGRESS', 'PAUSED', 'NO_SHOW', 'FAILED'),
  },
  // As long as a call can be asked for: the number that is called stands among the answers.
  'check-in': {
    by: ['PATIENT'],
    from: stays('SCHEDULED', 'WAITING', 'IN_PROGRESS', 'PAUSED', 'NO_SHOW', 'FAILED'),
  },
  cancel: { by: ['SYSTEM'], from: { SCHEDULED: 'CANCELLED', WAITING: 'CANCELLED' } },
  reschedule: { by: ['SYSTEM'], from: { SCHEDULED: 'SCHEDULED', WAITING: 'SCHEDULED' } },
  emptied: { by: ['SYSTEM'], from: { WAITING: 'SCHEDULED' } },
  begun: { by: ['SYSTEM'], from: { WAITING: 'IN_PROGRESS' } },
  missed: { by: ['SYSTEM'], from: { SCHEDULED: 'NO_SHOW', WAITING: 'NO_SHOW' } },
  failed: { by: ['SYSTEM'], from: { WAITING: 'FAILED' } },
  lapsed: { by: ['SYSTEM'], from: { IN_PROGRESS: 'COMPLETED', PAUSED: 'COMPLETED' } },
  overrun: { by: ['SYSTEM'], from: { IN_PROGRESS: 'COMPLETED', PAUSED: 'COMPLETED' } },
} as const satisfies Record<string, Rule>

export type Move = keyof typeof lifecycle

export type Verdict =
  | { readonly to: SessionStatus }
  | { readonly refused: 'forbidden' }
  | { readonly refused: 'session_state'; readonly allowedMoves: Move[] }

/** What becomes of a move; rights are looked at before the state. */
export function judge(status: SessionStatus, move: Move, by: Mover): Verdict {
  const rule: Rule = lifecycle[move]
  if (!rule.by.includes(by)) return { refused: 'forbidden' }
  const to = rule.from[status]
  return to ? { to } : { refused: 'session_state', allowedMoves: allowedMoves(status, by) }
}

/** The moves open to someone in a status. */
export function allowedMoves(status: SessionStatus, by: Mover): Move[] {
  return (Object.keys(lifecycle) as Move[]).filter((move) => {
    const rule: Rule = lifecycle[move]
    return rule.by.includes(by) && rule.from[status] !== undefined
  })
}
