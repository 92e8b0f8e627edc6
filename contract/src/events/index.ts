import { z } from 'zod'
import { Instant, Uuid } from '../primitives.ts'
import { appointmentStatuses, consultationModes, endReasons, sessionStatuses, visitTypes } from '../words.ts'

const visit = { sessionId: Uuid, appointmentId: Uuid, patientId: Uuid, doctorId: Uuid }
const drop = z.object({ sessionId: Uuid, userId: Uuid, role: z.string() })
const booking = z.object({
  appointmentId: Uuid,
  patientId: Uuid,
  doctorId: Uuid,
  visitType: z.enum(visitTypes),
  consultationMode: z.enum(consultationModes).nullable(),
  startTime: Instant,
  endTime: Instant,
  status: z.enum(appointmentStatuses),
})

/** `data` of every event told to other systems and to neighbouring rooms, by topic. */
export const domainEvents = {
  'appointment.requested': booking,
  'appointment.confirmed': booking,
  'appointment.declined': booking,
  'appointment.cancelled': booking.extend({ cancelledBy: Uuid.nullable() }),
  'appointment.rescheduled': booking.extend({ previousStartTime: Instant, rescheduledBy: Uuid.nullable() }),
  /** A time of this doctor that these patients waited for can be booked. */
  'appointment.time_opened': z.object({
    doctorId: Uuid,
    patientIds: z.array(Uuid),
    startTime: Instant,
    endTime: Instant,
  }),
  'consultation.session.created': z.object({
    sessionId: Uuid,
    appointmentId: Uuid,
    mode: z.enum(consultationModes),
  }),
  'consultation.waiting.patient': z.object(visit),
  'consultation.waiting.doctor': z.object(visit),
  'consultation.patient.rung': z.object(visit),
  'consultation.phone_call.wanted': z.object(visit),
  'consultation.running_late': z.object({
    doctorId: Uuid,
    /** 0 = on time again. */
    minutes: z.number().int(),
    /** The visits it concerns, one for each patient. */
    visits: z.array(z.object({ sessionId: Uuid, appointmentId: Uuid, patientId: Uuid })),
  }),
  'consultation.started': z.object({
    ...visit,
    consultationMode: z.enum(consultationModes),
    actualStartTime: Instant,
    roomName: z.string(),
  }),
  'consultation.ended': z.object({
    ...visit,
    actualStartTime: Instant,
    actualEndTime: Instant,
    durationSeconds: z.number().int(),
    /** How the visit was held when it ended. */
    consultationMode: z.enum(consultationModes),
    /** How it was booked: what is charged goes by this. */
    bookedMode: z.enum(consultationModes),
    endReason: z.enum(endReasons),
    isRecorded: z.boolean(),
  }),
  'consultation.missed': z.object({ ...visit, noShowParty: z.enum(['PATIENT', 'DOCTOR', 'BOTH']) }),
  'consultation.failed': z.object({ sessionId: Uuid, error: z.string() }),
  'consultation.cancelled': z.object(visit),
  'consultation.reopened': z.object(visit),
  'consultation.summary.ready': z.object({ sessionId: Uuid, patientId: Uuid, doctorId: Uuid }),
  /** The patient, or who came along, wrote while nobody is in the visit and its doctor does not follow it; the words stay in the house. */
  'consultation.message.left': z.object({ ...visit, senderId: Uuid, status: z.enum(sessionStatuses) }),
  'consultation.feedback.submitted': z.object({
    sessionId: Uuid,
    doctorId: Uuid,
    patientId: Uuid,
    overallRating: z.number().int(),
    wouldRecommend: z.boolean().nullable(),
    feedbackTags: z.array(z.string()),
  }),
  /** The doctor answered what the patient said; the words stay in the house. */
  'consultation.feedback.replied': z.object({ sessionId: Uuid, doctorId: Uuid, patientId: Uuid }),
  'consultation.participant.reconnecting': drop,
  'consultation.participant.reconnected': drop,
  'consultation.participant.disconnected': drop,
} as const

/** Name of an event, without its version. */
export type DomainTopic = keyof typeof domainEvents
/** What an event of one topic carries as `data`. */
export type DomainEventData<Topic extends DomainTopic> = z.infer<(typeof domainEvents)[Topic]>

/** Envelope of every event that leaves the house; `eventType` carries the version, the topic does not. */
export const EventEnvelope = z.object({
  eventType: z.string(),
  eventTime: Instant,
  source: z.literal('consultation-service'),
  correlationId: z.string(),
  data: z.record(z.string(), z.unknown()),
})
export type EventEnvelope = z.infer<typeof EventEnvelope>
