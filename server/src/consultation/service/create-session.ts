import { randomUUID } from 'node:crypto'
import type { ConsultationMode } from '@bedside/contract'
import type { Person, Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { AppointmentRecord } from '../../scheduling/index.ts'
import { type Deadline, noShowTime } from '../course/deadlines.ts'
import { presentCore } from '../present/session.ts'
import type { SessionRecord } from '../records.ts'
import type { Room } from '../room.ts'
import { findSessionOf, insertParticipants, insertSession, type NewSession } from '../store/session-store.ts'

/** The session of a confirmed online appointment; the same row however often, by whomever and at the same time it is asked for. */
export const createSession = (
  room: Room,
  caller: Person,
  asked: { appointmentId: string; consultationMode?: ConsultationMode | undefined },
) =>
  room.platform.database.asPerson(caller, (tx) =>
    tx.asFlow(async () => {
      // Held, so that nobody calls it off while its session is made.
      const appointment = await room.scheduling.claim(tx, asked.appointmentId)
      if (!appointment) throw new Refusal('not_found')
      refuseUnlessConfirmed(appointment)
      if (asked.consultationMode && asked.consultationMode !== appointment.consultationMode)
        throw new Refusal('mode_unavailable')
      const made = appointment.sessionId && (await findSessionOf(tx, appointment.id))
      return presentCore(made || (await ensureSession(room, tx, appointment)))
    }),
  )

/** @throws the code that says what the appointment lacks for a session */
export function refuseUnlessConfirmed({ status, visitType }: AppointmentRecord) {
  if (visitType === 'IN_PERSON') throw new Refusal('appointment_in_person')
  if (status === 'REQUESTED') throw new Refusal('appointment_not_confirmed')
  if (status === 'CANCELLED' || status === 'DECLINED') throw new Refusal('appointment_cancelled')
}

type Booked = Pick<
  AppointmentRecord,
  'id' | 'patientId' | 'doctorId' | 'startTime' | 'endTime' | 'consultationMode'
>

/** Makes the session unless it is there; under the state machine's or the workers' role. */
export async function ensureSession(room: Room, tx: Tx, appointment: Booked): Promise<SessionRecord> {
  const now = room.platform.clock.now()
  const { patientId, doctorId } = appointment
  const [made, people] = await Promise.all([
    insertSession(tx, newSession(room, appointment, now), now),
    room.identity.profiles(tx, [patientId, doctorId]),
  ])
  if (made) {
    const nameOf = (userId: string) => people.get(userId)?.name ?? ''
    await furnish(room, tx, made, nameOf)
    return made
  }
  const found = await findSessionOf(tx, appointment.id)
  if (!found) throw new Refusal('not_found')
  return found
}

function newSession(room: Room, appointment: Booked, now: Date): NewSession {
  const { startTime, endTime, patientId, doctorId, consultationMode } = appointment
  if (!consultationMode) throw new Refusal('appointment_in_person')
  const minutes = Math.round((endTime.getTime() - startTime.getTime()) / 60_000)
  return {
    id: randomUUID(),
    appointmentId: appointment.id,
    patientId,
    doctorId,
    consultationMode,
    scheduledStartTime: startTime,
    scheduledDurationMinutes: Math.min(120, Math.max(1, minutes)),
    roomName: room.media.newRoomName(),
    segmentOpenedAt: now,
    noShowAt: noShowTime(startTime, now),
  }
}

/** The two people, the first entry, the timer, the tie to the appointment. */
async function furnish(room: Room, tx: Tx, session: SessionRecord, nameOf: (userId: string) => string) {
  const { id: sessionId, patientId, doctorId, appointmentId, consultationMode } = session
  const person = (userId: string, role: 'PATIENT' | 'DOCTOR') => ({
    id: randomUUID(),
    sessionId,
    userId,
    role,
    displayName: nameOf(userId),
    visibleFromSeq: 0,
  })
  const people = [person(patientId, 'PATIENT'), person(doctorId, 'DOCTOR')]
  // Sent together, carried out in this order.
  await Promise.all([
    insertParticipants(tx, people, session.segmentOpenedAt),
    room.sessionLog.append(tx, sessionId, {
      eventType: 'session.created',
      userId: null,
      payload: {
        appointmentId,
        consultationMode,
        scheduledStartTime: session.scheduledStartTime.toISOString(),
      },
    }),
    scheduleNoShow(room, tx, session),
    room.scheduling.followSession(tx, appointmentId, { sessionId, callStatus: 'not_started' }),
    room.platform.events.say(tx, 'consultation.session.created', sessionId, {
      sessionId,
      appointmentId,
      mode: consultationMode,
    }),
  ])
  tx.afterCommit(() => {
    room.known.note(session)
    // A visit nobody has entered changes the picture of the doctor's desk alone, and only where one is open.
    if (room.queueDesks.of(doctorId).length > 0) room.live.deskChanged(doctorId)
  })
}

async function scheduleNoShow(
  { platform }: Room,
  tx: Tx,
  { id: sessionId, noShowAt }: Pick<SessionRecord, 'id' | 'noShowAt'>,
) {
  const deadline: Deadline = 'no-show'
  if (noShowAt)
    await platform.jobs.schedule(tx, {
      key: `${deadline}:${sessionId}`,
      kind: 'consultation.deadline',
      runAt: noShowAt,
      payload: { sessionId, deadline },
    })
}
