import type { Session } from '@bedside/contract'
import type { Tx } from '../../platform/database/index.ts'
import type { AppointmentRecord } from '../../scheduling/index.ts'
import { moverOf } from '../policy.ts'
import { presentSession } from '../present/session.ts'
import type { ParticipantRecord, SessionRecord } from '../records.ts'
import type { Room } from '../room.ts'

type Seen = {
  session: SessionRecord
  participants: readonly ParticipantRecord[]
  me: ParticipantRecord
}

/** The session's appointment where the transaction has read it or is about to. */
export type KnownAppointment = AppointmentRecord | Promise<AppointmentRecord | undefined>

/**
 * A session as `me` may see it; under their own role. A guest's rows are read by the house, and mostly left out.
 */
export const viewSession = (room: Room, tx: Tx, of: Seen, known?: KnownAppointment): Promise<Session> =>
  moverOf(of.me) === 'GUEST' ? tx.asFlow(() => readView(room, tx, of, known)) : readView(room, tx, of, known)

async function readView(room: Room, tx: Tx, of: Seen, known?: KnownAppointment): Promise<Session> {
  const { session } = of
  const { settings, clock } = room.platform
  const [appointment, doctor, lastSeq] = await Promise.all([
    known ?? appointmentOf(room, tx, session),
    doctorOf(room, tx, session.doctorId),
    room.sessionLog.head(tx, session.id),
  ])
  return presentSession({
    ...of,
    doctor,
    reason: appointment?.reason ?? '',
    lastSeq,
    emergencyNumber: settings.emergencyNumber,
    clinicPhone: settings.CLINIC_PHONE ?? null,
    now: clock.now(),
  })
}

export async function appointmentOf({ scheduling }: Room, tx: Tx, { appointmentId }: SessionRecord) {
  return (await scheduling.appointments(tx, [appointmentId])).get(appointmentId)
}

/** A doctor's name and standing, as every view of a visit shows them. */
export async function doctorOf(room: Room, tx: Tx, doctorId: string) {
  const doctor = (await room.scheduling.doctors(tx, [doctorId])).get(doctorId)
  const { name = '', specialization = '', registrationNumber = '', consultationModes = [] } = doctor ?? {}
  return { name, specialization, registrationNumber, consultationModes: [...consultationModes] }
}
