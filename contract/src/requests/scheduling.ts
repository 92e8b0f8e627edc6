import { z } from 'zod'
import { limits } from '../limits.ts'
import {
  ConsultationModeInput,
  Currency,
  DecimalAmount,
  Instant,
  line,
  PageQuery,
  prose,
  Uuid,
  VisitTypeInput,
} from '../primitives.ts'
import {
  appointmentStatuses,
  type ConsultationMode,
  consultationModes,
  languages,
  type VisitType,
  visitTypes,
} from '../words.ts'
import { SaveHealthBody } from './health.ts'

/** A doctor of the directory: what they offer, for how much, and when they are next free (null: not in the coming days). */
export const Doctor = z
  .object({
    doctorId: Uuid,
    userId: Uuid,
    name: z.string(),
    specialization: z.string(),
    registrationNumber: z.string(),
    languages: z.array(z.enum(languages)),
    consultationModes: z.array(z.enum(consultationModes)),
    visitTypes: z.array(z.enum(visitTypes)),
    fees: z.array(z.object({ consultationMode: z.enum(consultationModes), amount: DecimalAmount })),
    currency: Currency,
    slotMinutes: z.number().int(),
    timeZone: z.string(),
    nextFreeTime: Instant.nullable(),
  })
  .meta({ id: 'Doctor' })
export type Doctor = z.infer<typeof Doctor>

export const DoctorsQuery = PageQuery.extend({
  search: line(100).optional(),
  language: z.enum(languages).optional(),
})

export const SlotsQuery = z.strictObject({ from: Instant, to: Instant })
/** A free time of a doctor. */
export const Slot = z.object({ startTime: Instant, endTime: Instant }).meta({ id: 'Slot' })
export type Slot = z.infer<typeof Slot>

export const CreateAppointmentBody = z.strictObject({
  doctorId: Uuid,
  startTime: Instant,
  visitType: VisitTypeInput,
  consultationMode: ConsultationModeInput.optional(),
  reason: prose(limits.reasonCharacters).default(''),
  /** Who the visit is for where it is not the caller, in their words: a name, a relationship, an age. */
  forWhom: line(limits.shortTextCharacters).optional(),
  /** What the doctor should know of that person; kept with their earlier answers where it is left out. */
  health: SaveHealthBody.optional(),
})

/** Turns the older words for a visit into the contract's pair; an online visit without a mode is by video. */
export function normaliseVisit(input: {
  visitType: string
  consultationMode?: ConsultationMode | undefined
}): {
  visitType: VisitType
  consultationMode: ConsultationMode | null
} {
  if (input.visitType === 'IN_PERSON' || input.visitType === 'OFFLINE')
    return { visitType: 'IN_PERSON', consultationMode: null }
  return { visitType: 'ONLINE', consultationMode: input.consultationMode ?? 'VIDEO' }
}

/**
 * An appointment as its patient and its doctor see it; `note` is what the other side said when declining, cancelling or
 * moving it.
 */
export const Appointment = z
  .object({
    appointmentId: Uuid,
    status: z.enum(appointmentStatuses),
    visitType: z.enum(visitTypes),
    consultationMode: z.enum(consultationModes).nullable(),
    startTime: Instant,
    endTime: Instant,
    reason: z.string(),
    /** Null: for the patient themselves. */
    forWhom: z.string().nullable(),
    doctor: z.object({
      doctorId: Uuid,
      name: z.string(),
      specialization: z.string(),
      registrationNumber: z.string(),
    }),
    patient: z.object({ userId: Uuid, name: z.string() }),
    sessionId: Uuid.nullable(),
    callStatus: z.enum(['not_started', 'waiting', 'active', 'ended']).nullable(),
    /** When the waiting room opens; null for visits in person. */
    joinOpensAt: Instant.nullable(),
    previousStartTime: Instant.nullable(),
    note: z.string().nullable(),
    fee: z.object({ amount: DecimalAmount, currency: Currency }).nullable(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Appointment' })
export type Appointment = z.infer<typeof Appointment>

export const AppointmentsQuery = PageQuery.extend({
  status: z.enum(appointmentStatuses).optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  order: z.enum(['asc', 'desc']).default('asc'),
})

/** Declining and cancelling may give the other side a reason. */
export const AppointmentNoteBody = z.strictObject({ note: prose(limits.reasonCharacters).optional() })
export const RescheduleBody = z.strictObject({
  startTime: Instant,
  note: prose(limits.reasonCharacters).optional(),
})
