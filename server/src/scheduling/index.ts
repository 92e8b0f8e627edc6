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
  readonly sessionId: string | null
}

export interface DoctorRecord {
  readonly doctorId: string
  readonly name: string
  readonly specialization: string
  readonly registrationNumber: string
  readonly consultationModes: readonly ConsultationMode[]
}

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
  /** The visit's outcome moves the appointment: COMPLETED, NO_SHOW, CANCELLED, or CONFIRMED again on reopening. */
  settle(tx: Tx, appointmentId: string, status: 'COMPLETED' | 'NO_SHOW' | 'CONFIRMED'): Promise<void>
  /** Makes a doctor bookable; under the service role (demo, seed, administrator). */
  createDoctor(
    tx: Tx,
    doctor: {
      userId: string
      specialization: string
      registrationNumber: string
      languages: readonly string[]
      slotMinutes?: number
      alwaysFree?: boolean
      fees?: Partial<Record<ConsultationMode, number>>
    },
  ): Promise<void>
  /**
   * Writes an online appointment that is confirmed already and says `appointment.confirmed`, which makes its session;
   * under the service role (seed). The caller vouches that the doctor's time is free. @returns its id
   */
  bookConfirmed(
    tx: Tx,
    booking: {
      patientId: string
      doctorId: string
      startTime: Date
      endTime: Date
      consultationMode: ConsultationMode
      reason: string
    },
  ): Promise<string>
}
