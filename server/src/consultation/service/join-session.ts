import { type Joined, type RequestValue, type Session, timings, type Waiting } from '@bedside/contract'
import type { Person, Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { AppointmentRecord } from '../../scheduling/index.ts'
import { enter } from '../course/enter.ts'
import { joinOpensAt, moverOf } from '../policy.ts'
import { touchedMs } from '../poll-times.ts'
import { presentWaiting } from '../present/queue.ts'
import { isOpen, isThere, type ParticipantRecord, type SessionRecord } from '../records.ts'
import type { Room } from '../room.ts'
import { Visit } from '../visit.ts'
import { changeAsPerson } from './change-visit.ts'
import { refuseUnlessConfirmed } from './create-session.ts'
import { loadDesk } from './desk.ts'
import { credentialsFor, type Entitled } from './media-token.ts'
import { recordMove } from './move-session.ts'
import { loadSeen, type Seen } from './read-session.ts'
import { appointmentOf, presentView, readSurroundings, viewSession } from './view.ts'

type JoinBody = RequestValue<'joinSession', 'body'>

/** The device of a caller that names none; calls without a name are one device. */
export const unnamedDevice = 'unnamed-device'

/**
 * Enters the waiting room, or the media room once admitted; again and again it is the same place.
 * The doctor's joining is the start of the visit. Before admission the answer holds nothing of the room.
 */
export async function joinSession(
  room: Room,
  caller: Person,
  sessionId: string,
  body: JoinBody,
): Promise<{ joined: Joined } | { waiting: Waiting }> {
  const join: Join = { caller, sessionId, body, deviceId: body.deviceId ?? unnamedDevice }
  const answer = (await findPlace(room, join)) ?? (await takePlace(room, join))
  if ('waiting' in answer) return answer
  return { joined: await credentialsFor(room, answer, join.deviceId) }
}

interface Join {
  readonly caller: Person
  readonly sessionId: string
  readonly body: JoinBody
  readonly deviceId: string
}

type Place = { waiting: Waiting } | Entitled

/** Under which this node remembers that a person has a place; one that has forgotten only asks for it under the lock. */
const placeKey = ({ sessionId, caller }: Join) => `join:${sessionId}:${caller.userId}`

/**
 * The answer to a join that changes nothing, which most do: by a tap once admitted, by a reload, by a doubtful line.
 * Read in one trip, without a lock and not on the audit trail, which has the coming itself.
 * @returns null where there is something to change or to refuse; that is decided under the lock
 */
async function findPlace(room: Room, join: Join): Promise<Place | null> {
  const { caller, sessionId } = join
  const known = room.known.find(sessionId)
  if (!known || !room.polls.knows(placeKey(join))) return null
  return room.platform.database.asPerson(caller, async (tx) => {
    const read = () => readSurroundings(room, tx, known)
    const [seen, seenByMe] = await Promise.all([loadSeen(tx, caller.userId, sessionId), read()])
    const { session, participants, me } = seen
    const mover = moverOf(me)
    const visit = new Visit(
      session,
      participants,
      { mover, userId: caller.userId },
      room.platform.clock.now(),
    )
    const sockets = socketsOf(room, join)
    try {
      come(visit, me, join, sockets)
      if (visit.isChanged) return null
      const around = mover === 'GUEST' ? await tx.asFlow(read) : seenByMe
      refuseUnlessJoinable(room, session, around.appointment)
      const place = await placeOf(room, tx, seen, () => presentView(room, seen, around))
      // Last: who is refused leaves no trace.
      if (sockets.length === 0) await tx.asFlow(() => expectSocketAgain(room, tx, join))
      return place
    } catch (error) {
      if (error instanceof Refusal) return null
      throw error
    }
  })
}

/** Under the lock of the session: enters, or is refused. */
function takePlace(room: Room, join: Join): Promise<Place> {
  const { caller, sessionId, body } = join
  const known = room.known.find(sessionId)
  let appointment: AppointmentRecord | undefined
  return changeAsPerson<Place, AppointmentRecord | undefined>(
    room,
    caller,
    sessionId,
    async (visit, me, tx, early) => {
      appointment = known ? early : await appointmentOf(room, tx, visit.session)
      refuseUnlessJoinable(room, visit.session, appointment)
      come(visit, me, join, socketsOf(room, join))
      visit.setPerson(caller.userId, {
        deviceType: body.device ?? null,
        browser: body.browser || null,
        os: body.os || null,
      })
      room.polls.note(placeKey(join))
    },
    async (tx, visit) => {
      const { session, participants } = visit
      const seen = { session, participants, me: visit.person(caller.userId) }
      const [place] = await Promise.all([
        placeOf(room, tx, seen, () => viewSession(room, tx, seen, appointment)),
        recordMove(room, tx, visit, 'session.joined'),
        socketsOf(room, join).length === 0 &&
          tx.asFlow(() => expectSocket(room, tx, sessionId, caller.userId)),
      ])
      return place
    },
    known && ((tx) => appointmentOf(room, tx, known)),
  )
}

/** What a person in their place is told: how the line stands or, once admitted, the visit. */
async function placeOf(
  room: Room,
  tx: Tx,
  { session, me }: Seen,
  view: () => Session | Promise<Session>,
): Promise<Place> {
  if (me.admittedAt) return { session, me, view: await view() }
  const desk = await tx.asFlow(() => loadDesk(room, tx, session.doctorId))
  return { waiting: presentWaiting(desk, session, me) }
}

const socketsOf = ({ platform }: Room, { caller, sessionId }: Join) =>
  platform.realtime
    .subscribers(sessionId)
    .filter(({ connection }) => connection.person.userId === caller.userId)
    .map(({ identity }) => identity)

/** @throws `device_not_active` while another device holds the media, and what the table refuses */
function come(
  visit: Visit,
  me: ParticipantRecord,
  { body, deviceId }: Join,
  sockets: readonly (string | null)[],
) {
  const otherDeviceHeld = isHeldElsewhere(visit, me, deviceId, sockets)
  if (otherDeviceHeld && !body.takeOver) throw new Refusal('device_not_active')
  enter(visit, me.userId, { deviceId, otherDeviceHeld, isFollowing: sockets.length > 0 })
}

/** The person came over HTTP; unless a socket or a poll follows, the line counts as lost after the grace. */
export async function expectSocket(
  { platform }: Room,
  tx: Tx,
  sessionId: string,
  userId: string,
  waitMs = 0,
) {
  await platform.jobs.schedule(tx, {
    key: `silence:${sessionId}:${userId}`,
    kind: 'consultation.silence',
    runAt: new Date(platform.clock.now().getTime() + waitMs + timings.leaveGraceMs),
    payload: { sessionId, userId },
  })
}

/** Someone who joins again and again without a line is written down only now and then. */
async function expectSocketAgain(room: Room, tx: Tx, join: Join) {
  if (room.polls.isDue(placeKey(join), touchedMs))
    await expectSocket(room, tx, join.sessionId, join.caller.userId)
}

function refuseUnlessJoinable(
  room: Room,
  session: SessionRecord,
  appointment: AppointmentRecord | undefined,
) {
  if (session.status === 'CANCELLED') throw new Refusal('appointment_cancelled')
  if (!isOpen(session.status)) throw new Refusal('join_too_late', { currentStatus: session.status })
  if (appointment) refuseUnlessConfirmed(appointment)
  const now = room.platform.clock.now()
  const opensAt = joinOpensAt(session)
  if (session.status === 'SCHEDULED' && now < opensAt)
    throw new Refusal('join_too_early', { opensAt: opensAt.toISOString() })
  // The verdict is due and only waits for its timer.
  if (session.status === 'SCHEDULED' && session.noShowAt && now >= session.noShowAt)
    throw new Refusal('join_too_late', { currentStatus: session.status })
}

/** Another device of this person is on the line and holds the media. Chat goes to all devices. */
function isHeldElsewhere(
  { session }: Visit,
  me: ParticipantRecord,
  deviceId: string,
  identities: readonly (string | null)[],
) {
  if (!me.activeDeviceId || me.activeDeviceId === deviceId) return false
  if (session.consultationMode === 'CHAT' || !isThere(me)) return false
  if (identities.includes(`${me.userId}:${me.activeDeviceId}`)) return true
  return identities.length === 0 && me.presence === 'connected'
}
