import type { Audit } from '../audit/index.ts'
import type { Identity } from '../identity/index.ts'
import type { Platform } from '../platform/index.ts'
import type { DoctorRecord, Fees, HoldVisit, Scheduling } from './door.ts'
import { tellWhoWaits } from './reactions.ts'
import { noFees, type Room } from './room.ts'
import { serveScheduling } from './routes.ts'
import { bookConfirmed } from './service/book-confirmed.ts'
import { createDoctor } from './service/create-doctor.ts'
import { followSession, settle } from './service/follow-visit.ts'
import { forgetOverWishes } from './service/opening-wishes.ts'
import { findAppointments, lockAppointment } from './store/appointments.ts'
import { clearVerified, findDoctors } from './store/doctors.ts'

export type {
  AppointmentRecord,
  DoctorRecord,
  Fee,
  Fees,
  HoldVisit,
  NewDoctor,
  Scheduling,
  WeeklyHours,
} from './door.ts'

/** Opens the room of doctors, free times and appointments. */
export function openScheduling(
  platform: Platform,
  { identity, audit }: { identity: Identity; audit: Audit },
): Scheduling {
  let fees: Fees = noFees
  const late: Fees = {
    of: (tx, doctorIds) => fees.of(tx, doctorIds),
    set: (tx, doctorId, amounts, currency) => fees.set(tx, doctorId, amounts, currency),
  }
  let hold: HoldVisit = async () => {}
  const holdVisit: HoldVisit = (tx, sessionId) => hold(tx, sessionId)
  const room: Room = { platform, identity, audit, fees: late, holdVisit }
  serveScheduling(room)
  forgetOverWishes(room)
  platform.events.listen('scheduling', tellWhoWaits(room))
  return {
    appointments: async (tx, ids) =>
      new Map((await findAppointments(tx, ids)).map((appointment) => [appointment.id, appointment])),
    doctors: async (tx, ids) => {
      const [people, doctors] = await Promise.all([identity.profiles(tx, ids), findDoctors(tx, ids)])
      const records = doctors.map(
        ({ doctorId, specialization, registrationNumber, consultationModes }): [string, DoctorRecord] => [
          doctorId,
          {
            doctorId,
            name: people.get(doctorId)?.name ?? '',
            specialization,
            registrationNumber,
            consultationModes,
          },
        ],
      )
      return new Map(records)
    },
    followSession: (tx, appointmentId, session) => followSession(room, tx, appointmentId, session),
    settle: (tx, appointmentId, status) => settle(room, tx, appointmentId, status),
    createDoctor: (tx, doctor) => createDoctor(room, tx, doctor),
    closeDoctor: clearVerified,
    bookConfirmed: (tx, booking) => bookConfirmed(room, tx, booking),
    claim: lockAppointment,
    holdVisitsBy: (given) => {
      hold = given
    },
    useFees: (source) => {
      fees = source
    },
  }
}
