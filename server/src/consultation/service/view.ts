import type { Session } from '@bedside/contract'
import type { Tx } from '../../platform/database/index.ts'
import { moverOf } from '../policy.ts'
import { presentSession } from '../present/session.ts'
import type { ParticipantRecord, SessionRecord } from '../records.ts'
import type { Room } from '../room.ts'

type Seen = {
  session: SessionRecord
  participants: readonly ParticipantRecord[]
  me: ParticipantRecord
}

/** A session as `me` may see it; under their own role. A guest's rows are read by the house, and mostly left out. */
export const viewSession = (room: Room, tx: Tx, of: Seen): Promise<Session> =>
  moverOf(of.me) === 'GUEST' ? tx.asFlow(() => readView(room, tx, of)) : readView(room, tx, of)

async function readView(room: Room, tx: Tx, of: Seen): Promise<Session> {
  const { session } = of
  const { settings, clock } = room.platform
  const appointments = await room.scheduling.appointments(tx, [session.appointmentId])
  return presentSession({
    ...of,
    doctor: await doctorOf(room, tx, session.doctorId),
    reason: appointments.get(session.appointmentId)?.reason ?? '',
    lastSeq: await room.sessionLog.head(tx, session.id),
    emergencyNumber: settings.emergencyNumber,
    clinicPhone: settings.CLINIC_PHONE ?? null,
    now: clock.now(),
  })
}

/** A doctor's name and standing, as every view of a visit shows them. */
export async function doctorOf(room: Room, tx: Tx, doctorId: string) {
  const doctor = (await room.scheduling.doctors(tx, [doctorId])).get(doctorId)
  const { name = '', specialization = '', registrationNumber = '' } = doctor ?? {}
  return { name, specialization, registrationNumber }
}
