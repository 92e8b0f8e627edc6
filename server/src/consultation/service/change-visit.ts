import { callStatusOf } from '@bedside/contract'
import type { Person, Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type Deadline, deadlinesOf } from '../course/deadlines.ts'
import { belongs, moverOf } from '../policy.ts'
import type { ParticipantRecord } from '../records.ts'
import type { Room } from '../room.ts'
import {
  findParticipant,
  listParticipants,
  lockSession,
  updateParticipant,
  updateSession,
} from '../store/session-store.ts'
import { closeStretch, openStretch } from '../store/stretch-store.ts'
import { type Actor, system, Visit } from '../visit.ts'

/**
 * Changes a session on behalf of one of its people, in one transaction under their name.
 * @param work moves the locked visit; `me` is the caller's row
 * @param then reads what the answer needs, in the same transaction under the person's own role
 * @param early reads for `work` what stands beside the visit, in the trip that locks it and after the lock
 * @throws `not_found` for strangers, whatever `work` refuses (nothing is then written)
 */
export async function changeAsPerson<Answer, Early = undefined>(
  room: Room,
  person: Person,
  sessionId: string,
  work: (visit: Visit, me: ParticipantRecord, tx: Tx, early: Early | undefined) => void | Promise<void>,
  then: (tx: Tx, visit: Visit) => Promise<Answer>,
  early?: (tx: Tx) => Promise<Early>,
): Promise<Answer> {
  try {
    const { visit, answer } = await room.platform.database.asPerson(person, async (tx) => {
      const moved = await asMover(tx, person, sessionId, async () => {
        const actorOf = (participants: readonly ParticipantRecord[]) => {
          const me = participants.find(({ userId }) => userId === person.userId)
          if (!belongs(me)) throw new Refusal('not_found')
          return { mover: moverOf(me), userId: person.userId }
        }
        const [locked, beside] = await Promise.all([lockVisit(room, tx, sessionId, actorOf), early?.(tx)])
        await work(locked, locked.person(person.userId), tx, beside)
        await write(room, tx, locked)
        return locked
      })
      // Those who hear of it write for others: the answer need not wait for them.
      const [answer] = await Promise.all([then(tx, moved), tx.asFlow(() => sayAll(room, tx, moved))])
      return { visit: moved, answer }
    })
    // Whoever was let in by this may signal as soon as the answer is there.
    await recheckRights(room, visit)
    return answer
  } catch (error) {
    if (error instanceof Refusal && error.code === 'forbidden') {
      const entry = { action: 'session.move', subjectType: 'session', subjectId: sessionId, sessionId }
      await room.audit.recordRefusal(person, entry)
    }
    throw error
  }
}

/** The database lets nobody move a session they have no sight of, so the house moves it for a guest who only waits. */
async function asMover<Result>(
  tx: Tx,
  person: Person,
  sessionId: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await tx.asFlow(work)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'not_found') throw error
    const me = await tx.asFlow(() => findParticipant(tx, sessionId, person.userId))
    if (!belongs(me) || moverOf(me) !== 'GUEST' || me.admittedAt) throw error
    return tx.asService('waiting guest', work)
  }
}

/** Changes a session because of time or a line; a session that is gone is no fault. */
export async function changeAsSystem(
  room: Room,
  purpose: string,
  sessionId: string,
  work: (visit: Visit) => void,
): Promise<void> {
  await room.platform.database.asFlow(purpose, (tx) => changeWithin(room, tx, sessionId, system, work))
}

/** Changes a session in the transaction of another deed, under that one's role: reactions. */
export async function changeWithin(
  room: Room,
  tx: Tx,
  sessionId: string,
  actor: Actor,
  work: (visit: Visit) => void,
): Promise<void> {
  const visit = await lockVisit(room, tx, sessionId, () => actor)
  work(visit)
  await write(room, tx, visit)
  await sayAll(room, tx, visit)
}

async function lockVisit(
  { platform, known }: Room,
  tx: Tx,
  sessionId: string,
  actorOf: (participants: readonly ParticipantRecord[]) => Actor,
) {
  // The people are read once the lock is held: statements of a transaction are carried out one after the other.
  const [session, participants] = await Promise.all([
    lockSession(tx, sessionId),
    listParticipants(tx, [sessionId]),
  ])
  if (!session) throw new Refusal('not_found')
  known.note(session)
  return new Visit(session, participants, actorOf(participants), platform.clock.now())
}

/** Everything a change noted: rows, log, timers and appointment, which do not read each other and are sent together. */
async function write(room: Room, tx: Tx, visit: Visit) {
  const { sessionPatch, personPatches, session, now } = visit
  const isSessionChanged = Object.keys(sessionPatch).length > 0
  await Promise.all([
    isSessionChanged && updateSession(tx, session.id, sessionPatch, now),
    ...[...personPatches].map(([id, patch]) => updateParticipant(tx, id, patch)),
    writeStretches(tx, visit),
    writeLog(room, tx, visit),
    writeTimers(room, tx, visit),
    writeAppointment(room, tx, visit),
  ])
  tx.afterCommit(() => tell(room, visit))
}

/** The events of a change, once it is written: their listeners read all of it. */
async function sayAll({ platform }: Room, tx: Tx, { said, session }: Visit) {
  for (const { topic, data } of said) await platform.events.say(tx, topic, session.id, data as never)
}

async function writeStretches(tx: Tx, { before, session, now }: Visit) {
  if (before.runningSince && !session.runningSince) await closeStretch(tx, session.id, now)
  if (!before.runningSince && session.runningSince)
    await openStretch(tx, session.id, session.segment, session.runningSince)
}

/** A guest reads from the entry of the own admission on. */
async function writeLog(room: Room, tx: Tx, visit: Visit) {
  const seqs = await Promise.all(
    visit.entries.map((entry) => room.sessionLog.append(tx, visit.session.id, entry)),
  )
  for (const [index, entry] of visit.entries.entries()) {
    const seq = seqs[index] as number
    if (entry.eventType !== 'participant.admitted') continue
    const person = visit.person(String(entry.payload?.userId))
    if (moverOf(person) === 'GUEST') {
      visit.setPerson(person.userId, { visibleFromSeq: seq })
      await updateParticipant(tx, person.id, { visibleFromSeq: seq })
    }
  }
}

async function writeTimers({ platform }: Room, tx: Tx, visit: Visit) {
  const { session, before } = visit
  const wanted = deadlinesOf(session, visit.participants)
  const had = deadlinesOf(before, visit.participantsBefore)
  const set = async (key: string, kind: string, was: Date | null, at: Date | null, payload: object) => {
    if (was?.getTime() === at?.getTime()) return
    if (at) await platform.jobs.schedule(tx, { key, kind, runAt: at, payload: { ...payload } })
    else await platform.jobs.cancel(tx, key)
  }
  const deadlines = (Object.keys(wanted) as Deadline[]).map((deadline) => {
    const payload = { sessionId: session.id, deadline }
    const key = `${deadline}:${session.id}`
    return set(key, 'consultation.deadline', had[deadline], wanted[deadline], payload)
  })
  const graces = visit.participants.map((person) => {
    const was = visit.participantsBefore.find(({ id }) => id === person.id)?.graceUntil ?? null
    const payload = { sessionId: session.id, userId: person.userId }
    const key = `grace:${session.id}:${person.userId}`
    return set(key, 'consultation.grace', was, person.graceUntil, payload)
  })
  await Promise.all([...deadlines, ...graces])
}

async function writeAppointment({ scheduling }: Room, tx: Tx, { before, session }: Visit) {
  if (before.status === session.status) return
  const callStatus = callStatusOf(session.status)
  if (callStatus !== callStatusOf(before.status))
    await scheduling.followSession(tx, session.appointmentId, { sessionId: session.id, callStatus })
  const outcome = outcomeOf(before, session)
  if (outcome) await scheduling.settle(tx, session.appointmentId, outcome)
}

/** A visit that once took place stays done, even if nobody came to its reopening. */
function outcomeOf(before: Visit['session'], { status, actualStartTime }: Visit['session']) {
  if (status === 'COMPLETED') return 'COMPLETED'
  if (status === 'NO_SHOW') return actualStartTime ? 'COMPLETED' : 'NO_SHOW'
  return before.closedAt && status === 'WAITING' ? 'CONFIRMED' : null
}

/** Admissions, comings and goings, devices: what each socket may do is read anew. */
async function recheckRights({ platform }: Pick<Room, 'platform'>, { session, personPatches }: Visit) {
  const changesRights = [...personPatches.values()].some((patch) =>
    ['admittedAt', 'activeDeviceId', 'joinedAt', 'leftAt', 'removedAt'].some((field) => field in patch),
  )
  if (!changesRights) return
  await platform.realtime.recheck(session.id).catch((error: unknown) => {
    platform.log.warn({ err: error, sessionId: session.id }, 'rights could not be read anew')
  })
}

function tell({ platform, live, media }: Room, visit: Visit) {
  const { realtime, log } = platform
  const { session, before } = visit
  if (!visit.isChanged) return
  for (const { from, to } of visit.mediaMoved)
    realtime.toSession(
      session.id,
      { type: 'MEDIA_MOVED', payload: { sessionId: session.id, identity: to } },
      { identity: from },
    )
  if (visit.actor.mover === 'SYSTEM') void recheckRights({ platform }, visit)
  live.sessionChanged(session.id)
  live.deskChanged(session.doctorId)
  if (session.closedAt && !before.closedAt)
    media.closeRoom(session.roomName).catch((error: unknown) => {
      log.warn({ err: error, sessionId: session.id }, 'the media room could not be closed')
    })
}
