import type { Seen, VisitHistory } from './history.ts'

/** A broken invariant: which one, in which visit, what. */
export interface Breach {
  readonly invariant: 'I1' | 'I2' | 'I3' | 'I4' | 'I6'
  readonly sessionId: string
  readonly what: string
}

/** Moves of a session's status that the contract allows (section 2). */
const allowedMoves: Readonly<Record<string, readonly string[]>> = {
  SCHEDULED: ['WAITING', 'CANCELLED', 'NO_SHOW'],
  WAITING: ['SCHEDULED', 'IN_PROGRESS', 'CANCELLED', 'NO_SHOW', 'FAILED'],
  IN_PROGRESS: ['PAUSED', 'COMPLETED'],
  PAUSED: ['IN_PROGRESS', 'COMPLETED'],
  COMPLETED: ['WAITING'],
  FAILED: ['WAITING'],
  NO_SHOW: ['WAITING'],
  CANCELLED: [],
}

/**
 * Holds a visit's history against the invariants:
 * I1 no acknowledged message missing, I2 no message twice, I3 `seq` counts 1..n, I4 every client saw the same list in
 * the same order, I6 the status moved only as the contract allows.
 */
export function check(visit: VisitHistory): Breach[] {
  const breach = (invariant: Breach['invariant'], what: string): Breach => ({
    invariant,
    sessionId: visit.sessionId,
    what,
  })
  return [
    ...lost(visit).map((what) => breach('I1', what)),
    ...doubled(visit).map((what) => breach('I2', what)),
    ...gaps(visit).map((what) => breach('I3', what)),
    ...disagreements(visit).map((what) => breach('I4', what)),
    ...wrongMoves(visit).map((what) => breach('I6', what)),
  ]
}

const messagesOf = (entries: readonly Seen[]) =>
  entries.filter(({ clientMessageId }) => clientMessageId !== null)

function lost({ acknowledged, log }: VisitHistory) {
  const kept = new Map(messagesOf(log).map(({ clientMessageId, seq }) => [clientMessageId, seq]))
  return [...acknowledged]
    .filter(([id, seq]) => kept.get(id) !== seq)
    .map(([id, seq]) => `${id} was acknowledged as ${seq} and is ${kept.get(id) ?? 'nowhere'}`)
}

function doubled({ attempted, log }: VisitHistory) {
  const ids = messagesOf(log).map(({ clientMessageId }) => clientMessageId as string)
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is there twice`),
    ...ids.filter((id) => !attempted.has(id)).map((id) => `${id} was never sent`),
  ]
}

const gaps = ({ log }: VisitHistory) =>
  log.filter(({ seq }, index) => seq !== index + 1).map(({ seq }, index) => `place ${index + 1} holds ${seq}`)

function disagreements({ clients, log }: VisitHistory) {
  const nameOf = ({ seq, eventType, clientMessageId }: Seen) => `${seq} ${eventType} ${clientMessageId ?? ''}`
  const wanted = log.map(nameOf)
  return clients.flatMap((seen, client) => {
    const got = seen.map(nameOf)
    const at = wanted.findIndex((entry, index) => entry !== got[index])
    if (at >= 0) return [`client ${client} has "${got[at] ?? 'nothing'}" where the log has "${wanted[at]}"`]
    return got.length > wanted.length
      ? [`client ${client} saw "${got[wanted.length]}", which the log lacks`]
      : []
  })
}

function wrongMoves({ log }: VisitHistory) {
  let status = 'SCHEDULED'
  const wrong: string[] = []
  for (const { to, seq } of log) {
    if (to === null) continue
    if (!allowedMoves[status]?.includes(to)) wrong.push(`entry ${seq} moves ${status} to ${to}`)
    status = to
  }
  return wrong
}
