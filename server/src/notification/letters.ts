import type { DomainEventData, DomainTopic, NotificationKind } from '@bedside/contract'
import type { NotificationParams } from './store/notifications.ts'

/** One notification to write: who gets it, whose name it tells, and what else its words need. */
export interface Letter {
  readonly to: string
  /** The person whose name the words tell. */
  readonly about: string
  readonly kind: NotificationKind
  readonly params?: NotificationParams
  readonly appointmentId?: string
  readonly sessionId?: string
  /** Kinds that say how the same matter stands, no deed: nobody is told again what they were last told of this visit. */
  readonly standing?: readonly NotificationKind[]
  /** Not said again of this visit while it is unread. */
  readonly onceUntilRead?: boolean
  /** Takes back what was said, so it concerns only those who were told. */
  readonly takesBack?: boolean
}

interface Parties {
  readonly patientId: string
  readonly doctorId: string
}

type Writer<Topic extends DomainTopic> = (data: DomainEventData<Topic>) => Letter[]

const toPatient = ({ patientId, doctorId }: Parties) => ({ to: patientId, about: doctorId })
const toDoctor = ({ patientId, doctorId }: Parties) => ({ to: doctorId, about: patientId })
/** Whoever did not do it; both, where it was neither. */
const toOthers = (parties: Parties, actorId: string | null) =>
  [toPatient(parties), toDoctor(parties)].filter(({ to }) => to !== actorId)

const ofBooking = (
  kind: NotificationKind,
  { appointmentId, startTime }: { appointmentId: string; startTime: string },
) => ({ kind, appointmentId, params: { startTime } })

/** Late by so much, or on time again. */
const lateness = (minutes: number) => ({
  ...(minutes > 0
    ? ({ kind: 'visit.running_late', params: { minutes } } as const)
    : ({ kind: 'visit.on_time', takesBack: true } as const)),
  standing: ['visit.running_late', 'visit.on_time'] as const,
})

/** What leads a reader from the news to the visit. */
const ofVisit = ({ sessionId, appointmentId }: { sessionId: string; appointmentId: string }) => ({
  sessionId,
  appointmentId,
})

/** Who is told what when other rooms speak, by topic. */
export const letters = {
  'appointment.requested': (data) => [{ ...toDoctor(data), ...ofBooking('appointment.requested', data) }],
  'appointment.confirmed': (data) => [{ ...toPatient(data), ...ofBooking('appointment.confirmed', data) }],
  'appointment.declined': (data) => [{ ...toPatient(data), ...ofBooking('appointment.declined', data) }],
  'appointment.cancelled': (data) =>
    toOthers(data, data.cancelledBy).map((who) => ({ ...who, ...ofBooking('appointment.cancelled', data) })),
  'appointment.rescheduled': (data) =>
    toOthers(data, data.rescheduledBy).map((who) => ({
      ...who,
      kind: 'appointment.rescheduled',
      appointmentId: data.appointmentId,
      params: { startTime: data.startTime, previousStartTime: data.previousStartTime, status: data.status },
    })),
  'appointment.time_opened': ({ doctorId, patientIds, startTime }) =>
    patientIds.map((patientId) => ({
      ...toPatient({ patientId, doctorId }),
      kind: 'appointment.time_opened',
      params: { startTime, doctorId },
    })),
  'consultation.waiting.patient': (data) => [
    { ...toDoctor(data), kind: 'visit.patient_waiting', ...ofVisit(data) },
  ],
  'consultation.waiting.doctor': (data) => [
    { ...toPatient(data), kind: 'visit.doctor_ready', ...ofVisit(data) },
  ],
  'consultation.patient.rung': (data) => [{ ...toPatient(data), kind: 'visit.ring', ...ofVisit(data) }],
  'consultation.phone_call.wanted': (data) => [
    { ...toDoctor(data), kind: 'visit.phone_call_wanted', ...ofVisit(data) },
  ],
  'consultation.running_late': ({ doctorId, minutes, visits }) =>
    visits.map(({ patientId, ...visit }) => ({
      ...toPatient({ patientId, doctorId }),
      ...ofVisit(visit),
      ...lateness(minutes),
    })),
  'consultation.reopened': (data) => [
    {
      ...toPatient(data),
      kind: 'visit.reopened',
      sessionId: data.sessionId,
      appointmentId: data.appointmentId,
    },
  ],
  'consultation.summary.ready': (data) => [
    { ...toPatient(data), kind: 'visit.summary_ready', sessionId: data.sessionId },
  ],
  // Neither rating nor words: they are read with the visit.
  'consultation.feedback.submitted': ({ sessionId, ...data }) => [
    { ...toDoctor(data), kind: 'visit.feedback_given', sessionId },
  ],
  'consultation.feedback.replied': (data) => [
    { ...toPatient(data), kind: 'visit.feedback_replied', sessionId: data.sessionId },
  ],
  'consultation.message.left': ({ senderId, status, ...data }) => [
    {
      to: data.doctorId,
      about: senderId,
      kind: 'visit.message',
      ...ofVisit(data),
      params: { status },
      onceUntilRead: true,
    },
  ],
  'consultation.missed': (data) =>
    toOthers(data, null).map((who) => ({
      ...who,
      kind: 'visit.missed',
      sessionId: data.sessionId,
      appointmentId: data.appointmentId,
      params: { noShowParty: data.noShowParty },
    })),
} as const satisfies { [Topic in DomainTopic]?: Writer<Topic> }
