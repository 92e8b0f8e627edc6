import { randomUUID } from 'node:crypto'
import type { ConsultationMode } from '@bedside/contract'
import type { Person, Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { AppointmentRecord } from '../../scheduling/index.ts'
import { type Deadline, noShowTime } from '../course/deadlines.ts'
import { presentCore } from '../present/session.ts'
import type { SessionRecord } from '../records.ts'
import type { Room } from '../room.ts'
import { findSessionOf, insertParticipants, insertSession } from '../store/session-store.ts'

/** The session of a confirmed online appointment; the same row however often, by whomever and at the same time it is asked for. */
export const createSession = (
  room: Room,
  caller: Person,
  asked: { appointmentId: string; consultationMode?: ConsultationMode | undefined },
) =>
  room.platform.database.asPerson(caller, async (tx) => {
    const appointment = (await room.scheduling.appointments(tx, [asked.appointmentId])).get(
      asked.appointmentId,
    )
    if (!appointment) throw new Refusal('not_found')
    refuseUnlessConfirmed(appointment)
    if (asked.consultationMode && asked.consultationMode !== appointment.consultationMode)
      throw new Refusal('mode_unavailable')
    return presentCore(await tx.asFlow(() => ensureSession(room, tx, appointment)))
  })

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
  const found = await findSessionOf(tx, appointment.id)
  if (found) return found
  const { startTime, endTime, patientId, doctorId, consultationMode } = appointment
  if (!consultationMode) throw new Refusal('appointment_in_person')
  const now = room.platform.clock.now()
  const id = randomUUID()
  const session = {
    id,
    appointmentId: appointment.id,
    patientId,
    doctorId,
    consultationMode,
    scheduledStartTime: startTime,
    scheduledDurationMinutes: Math.min(
      120,
      Math.max(1, Math.round((endTime.getTime() - startTime.getTime()) / 60_000)),
    ),
    roomName: room.media.newRoomName(),
    segmentOpenedAt: now,
    noShowAt: noShowTime(startTime, now),
  }
  if (await insertSession(tx, session, now)) await furnish(room, tx, session, now)
  const made = await findSessionOf(tx, appointment.id)
  if (!made) throw new Refusal('not_found')
  return made
}

/** The two people, the first entry, the timer, the tie to the appointment. */
async function furnish(room: Room, tx: Tx, session: Parameters<typeof insertSession>[1], now: Date) {
  const { id: sessionId, patientId, doctorId, appointmentId, consultationMode } = session
  const names = await room.identity.profiles(tx, [patientId, doctorId])
  const person = (userId: string, role: 'PATIENT' | 'DOCTOR') => ({
    id: randomUUID(),
    sessionId,
    userId,
    role,
    displayName: names.get(userId)?.name ?? '',
    visibleFromSeq: 0,
  })
  await insertParticipants(tx, [person(patientId, 'PATIENT'), person(doctorId, 'DOCTOR')], now)
  await room.sessionLog.append(tx, sessionId, {
    eventType: 'session.created',
    userId: null,
    payload: {
      appointmentId,
      consultationMode,
      scheduledStartTime: session.scheduledStartTime.toISOString(),
    },
  })
  await scheduleNoShow(room, tx, session)
  await room.scheduling.followSession(tx, appointmentId, { sessionId, callStatus: 'not_started' })
  await room.platform.events.say(tx, 'consultation.session.created', sessionId, {
    sessionId,
    appointmentId,
    mode: consultationMode,
  })
  tx.afterCommit(() => room.live.deskChanged(doctorId))
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
