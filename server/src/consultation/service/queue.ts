import type { Queue, RequestValue } from '@bedside/contract'
import type { Person, Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { presentQueue } from '../present/queue.ts'
import { isThere } from '../records.ts'
import type { Room } from '../room.ts'
import { listCheckIns } from '../store/check-in-store.ts'
import { findDesk, saveDesk } from '../store/desk-store.ts'
import { listSessionsOfDay } from '../store/queue-store.ts'
import { doctorState, partyOf } from '../waiting-line.ts'
import { loadDesk } from './desk.ts'

/** The doctor's own day: who is in, who waits, who comes later, who is done. */
export const getQueue = (room: Room, caller: Person): Promise<Queue> => {
  if (caller.role !== 'DOCTOR') throw new Refusal('forbidden')
  return room.platform.database.asPerson(caller, (tx) => readQueue(room, tx, caller.userId))
}

/** Under the doctor's own role, who alone reads the check-in answers. */
async function readQueue(room: Room, tx: Tx, doctorId: string): Promise<Queue> {
  const { clock, settings } = room.platform
  const sessions = await listSessionsOfDay(tx, doctorId, clock.now(), settings.CLINIC_TIME_ZONE)
  const desk = await loadDesk(room, tx, doctorId, sessions)
  const appointments = await room.scheduling.appointments(
    tx,
    sessions.map(({ appointmentId }) => appointmentId),
  )
  const checkIns = await listCheckIns(
    tx,
    sessions.map(({ id }) => id),
  )
  const patients = [...new Set(sessions.map(({ patientId }) => patientId))]
  const profiles = await tx.asFlow(() => room.identity.profiles(tx, patients))
  return presentQueue(desk, {
    sessions,
    checkIns,
    unread: await room.unread(
      tx,
      sessions.map(({ id }) => id),
    ),
    reasons: new Map([...appointments.values()].map(({ id, reason }) => [id, reason])),
    forWhom: new Map([...appointments.values()].map(({ id, forWhom }) => [id, forWhom])),
    birthdays: new Map([...profiles.values()].map(({ userId, dateOfBirth }) => [userId, dateOfBirth])),
  })
}

/** The doctor says here, away or late; a new lateness, and its end, is said to everyone it concerns. */
export const setDeskState = (room: Room, caller: Person, body: RequestValue<'setDeskState', 'body'>) => {
  if (caller.role !== 'DOCTOR') throw new Refusal('forbidden')
  const { database, clock } = room.platform
  return database.asPerson(caller, async (tx) => {
    const now = clock.now()
    const doctorId = caller.userId
    const before = await findDesk(tx, doctorId, now, true)
    const runningLateMinutes = body.runningLateMinutes ?? before.runningLateMinutes
    await saveDesk(
      tx,
      doctorId,
      { state: body.state ?? before.state ?? 'available', runningLateMinutes },
      now,
    )
    if (runningLateMinutes !== before.runningLateMinutes)
      await sayLate(room, tx, doctorId, runningLateMinutes)
    tx.afterCommit(() => room.live.deskChanged(doctorId))
    const desk = await loadDesk(room, tx, doctorId)
    return { state: doctorState(desk, null), runningLateMinutes }
  })
}

/** Concerns whoever still has to be seen today. */
async function sayLate(room: Room, tx: Tx, doctorId: string, minutes: number) {
  const { clock, settings, events } = room.platform
  const sessions = await listSessionsOfDay(tx, doctorId, clock.now(), settings.CLINIC_TIME_ZONE)
  const desk = await loadDesk(room, tx, doctorId, sessions)
  const isWithDoctor = (sessionId: string) => {
    const doctor = partyOf(desk, sessionId, 'DOCTOR')
    return doctor !== undefined && isThere(doctor)
  }
  const concerned = sessions.filter(
    ({ id, status }) => (status === 'SCHEDULED' || status === 'WAITING') && !isWithDoctor(id),
  )
  // Whoever comes twice today hears of the first of their visits.
  const visits = concerned
    .filter(({ patientId }, at) => concerned.findIndex((one) => one.patientId === patientId) === at)
    .map(({ id, appointmentId, patientId }) => ({ sessionId: id, appointmentId, patientId }))
  if (visits.length > 0)
    await events.say(tx, 'consultation.running_late', doctorId, { doctorId, minutes, visits })
}
