import type { AppointmentStatus, ConsultationMode, VisitType } from '@bedside/contract'
import type { Tx } from '../platform/database/index.ts'

/** An appointment inside the house. */
export interface AppointmentRecord {
  readonly id: string
  readonly patientId: string
  readonly doctorId: string
  readonly startTime: Date
  readonly endTime: Date
  readonly visitType: VisitType
  readonly consultationMode: ConsultationMode | null
  readonly status: AppointmentStatus
  readonly reason: string
  /** Who the visit is for where it is not the patient. */
  readonly forWhom: string | null
  readonly sessionId: string | null
}

export interface DoctorRecord {
  readonly doctorId: string
  readonly name: string
  readonly specialization: string
  readonly registrationNumber: string
  readonly consultationModes: readonly ConsultationMode[]
}

/** Hours of one weekday (0 = Sunday), `HH:MM` on the doctor's wall clock; `24:00` is the end of the day. */
export interface WeeklyHours {
  readonly weekday: number
  readonly startsAt: string
  readonly endsAt: string
}

export interface NewDoctor {
  readonly userId: string
  readonly specialization: string
  readonly registrationNumber: string
  readonly languages: readonly string[]
  readonly consultationModes?: readonly ConsultationMode[]
  readonly visitTypes?: readonly VisitType[]
  /** 15 without it. */
  readonly slotMinutes?: number
  /** Open from 00:00 to 24:00 on every day. */
  readonly alwaysFree?: boolean
  /** Instead of `alwaysFree`; without either, 09:00 to 17:00 on all days but Saturday. */
  readonly hours?: readonly WeeklyHours[]
  /** Flat fees in minor units. */
  readonly fees?: Partial<Record<ConsultationMode, number>>
  /** ISO 4217; the column's default without it. */
  readonly currency?: string
}

/** An online visit that is confirmed from the start, at any time, whether or not it is one of the doctor's slots. */
export interface ConfirmedBooking {
  readonly patientId: string
  readonly doctorId: string
  readonly startTime: Date
  readonly endTime: Date
  readonly consultationMode: ConsultationMode
  readonly reason: string
}

/** The least a visit costs: an amount as a decimal string, with its currency. */
export interface Fee {
  readonly consultationMode: ConsultationMode
  readonly amount: string
  readonly currency: string
}

/** Where fees are kept; a room above knows, and app.ts hands it in. */
export interface Fees {
  /** Fees of many doctors at once; doctors without any are left out. */
  of(tx: Tx, doctorIds: readonly string[]): Promise<ReadonlyMap<string, readonly Fee[]>>
  /** Sets flat fees in minor units; under the service role. */
  set(
    tx: Tx,
    doctorId: string,
    fees: Partial<Record<ConsultationMode, number>>,
    currency: string,
  ): Promise<void>
}

/** Locks a session until the transaction ends; under the flow role. */
export type HoldVisit = (tx: Tx, sessionId: string) => Promise<void>

export interface Scheduling {
  /** Appointments this transaction's role may see, by id. */
  appointments(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, AppointmentRecord>>
  doctors(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, DoctorRecord>>
  /** Ties the session to its appointment and keeps `call_status` in step; under the flow or service role. */
  followSession(
    tx: Tx,
    appointmentId: string,
    session: { sessionId: string; callStatus: 'not_started' | 'waiting' | 'active' | 'ended' },
  ): Promise<void>
  /**
   * The visit's outcome moves the appointment: COMPLETED, NO_SHOW, or CONFIRMED again on reopening; under the flow
   * or service role. Nothing happens where it already is so. Throws `appointment_state` where the table has no such move.
   */
  settle(tx: Tx, appointmentId: string, status: 'COMPLETED' | 'NO_SHOW' | 'CONFIRMED'): Promise<void>
  /** Makes a doctor bookable; under the service role (demo, seed, administrator). */
  createDoctor(tx: Tx, doctor: NewDoctor): Promise<void>
  /** Takes a doctor out of the directory and free times; what is booked stays. Under the service role. Other ids change nothing. */
  closeDoctor(tx: Tx, userId: string): Promise<void>
  /**
   * Writes an online appointment that is confirmed already and says `appointment.confirmed`, which makes its session;
   * under the service role (seed). The caller vouches that the doctor's time is free. @returns its id
   */
  bookConfirmed(tx: Tx, booking: ConfirmedBooking): Promise<string>
  /**
   * Reads and locks an appointment of this transaction's person until it ends; under the flow role. Undefined for others'.
   * Only for making its session: whoever changes a session holds that first.
   */
  claim(tx: Tx, appointmentId: string): Promise<AppointmentRecord | undefined>
  /** Says how a visit is held still while its appointment moves; called once by app.ts. */
  holdVisitsBy(hold: HoldVisit): void
  /** Says where fees are kept; called once by app.ts. Without it nothing has a fee. */
  useFees(fees: Fees): void
}
