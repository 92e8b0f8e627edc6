import { z } from 'zod'
import type { ErrorCode } from './errors.ts'
import { AppointmentPath, DoctorPath, PageQuery, pageOf, SessionPath, Uuid } from './primitives.ts'
import * as chat from './requests/chat.ts'
import * as consultation from './requests/consultation.ts'
import * as feedback from './requests/feedback.ts'
import * as identity from './requests/identity.ts'
import * as notification from './requests/notification.ts'
import * as scheduling from './requests/scheduling.ts'
import type { RouteName } from './routes.ts'
import { EventsPage, EventsQuery } from './session-log.ts'

/** One REST call: what goes in, what comes out by status, which error codes it may answer beside the general ones. */
export interface Endpoint {
  readonly summary: string
  readonly tag: string
  /** Callers without a sign-in may use it. */
  readonly open?: boolean
  /** A creating POST that honours `Idempotency-Key`. */
  readonly creates?: boolean
  readonly params?: z.ZodObject
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /** Success answers by status; null = no content. */
  readonly replies: Readonly<Record<number, z.ZodType | null>>
  readonly errors?: readonly ErrorCode[]
}

const visitErrors = ['session_state'] as const

/** The whole REST surface; routes, client types, forms and OpenAPI derive from this table. */
export const endpoints = {
  signIn: {
    tag: 'identity',
    summary: 'Sign in with e-mail and password',
    open: true,
    body: identity.SignInBody,
    replies: { 200: identity.SignedIn },
    errors: ['wrong_credentials'],
  },
  signOut: { tag: 'identity', summary: 'End this sign-in and its sockets', replies: { 204: null } },
  register: {
    tag: 'identity',
    summary: 'Open a patient account',
    open: true,
    creates: true,
    body: identity.RegisterBody,
    replies: { 201: identity.SignedIn },
    errors: ['email_taken'],
  },
  changePassword: {
    tag: 'identity',
    summary: 'Change the own password; ends all other sign-ins',
    body: identity.ChangePasswordBody,
    replies: { 204: null },
    errors: ['wrong_credentials'],
  },
  setUpFirstAdministrator: {
    tag: 'identity',
    summary: 'Make the first administrator with the one-time link',
    open: true,
    body: identity.SetUpBody,
    replies: { 201: identity.SignedIn },
    errors: ['setup_closed', 'email_taken'],
  },
  openDemo: {
    tag: 'identity',
    summary: 'Sign in as a demo person; demo mode only',
    open: true,
    body: identity.OpenDemoBody,
    replies: { 200: identity.SignedIn },
    errors: ['not_found'],
  },
  getClinic: {
    tag: 'identity',
    summary: 'Name, phone and emergency number of the clinic',
    open: true,
    replies: { 200: identity.Clinic },
  },
  getMe: { tag: 'identity', summary: 'Who I am', replies: { 200: identity.Me } },
  updateMe: {
    tag: 'identity',
    summary: 'Change own name, language, time zone or phone',
    body: identity.UpdateMeBody,
    replies: { 200: identity.Me },
  },
  listAccounts: {
    tag: 'identity',
    summary: 'All accounts; administrators only',
    query: PageQuery,
    replies: { 200: pageOf(identity.Account) },
    errors: ['forbidden'],
  },
  createAccount: {
    tag: 'identity',
    summary: 'Open an account; administrators only',
    creates: true,
    body: identity.CreateAccountBody,
    replies: { 201: identity.Account },
    errors: ['forbidden', 'email_taken'],
  },
  disableAccount: {
    tag: 'identity',
    summary: 'Close an account at once; administrators only',
    params: z.object({ userId: Uuid }),
    replies: { 204: null },
    errors: ['forbidden'],
  },

  listDoctors: {
    tag: 'scheduling',
    summary: 'Directory of doctors',
    query: scheduling.DoctorsQuery,
    replies: { 200: pageOf(scheduling.Doctor) },
  },
  getDoctor: {
    tag: 'scheduling',
    summary: 'One doctor',
    params: DoctorPath,
    replies: { 200: scheduling.Doctor },
  },
  listSlots: {
    tag: 'scheduling',
    summary: 'Free times of a doctor',
    params: DoctorPath,
    query: scheduling.SlotsQuery,
    replies: { 200: z.object({ items: z.array(scheduling.Slot) }) },
  },
  createAppointment: {
    tag: 'scheduling',
    summary: 'Ask for a visit; holds the time',
    creates: true,
    body: scheduling.CreateAppointmentBody,
    replies: { 201: scheduling.Appointment },
    errors: ['forbidden', 'not_found', 'slot_taken', 'slot_unavailable', 'mode_unavailable'],
  },
  listAppointments: {
    tag: 'scheduling',
    summary: 'Own appointments',
    query: scheduling.AppointmentsQuery,
    replies: { 200: pageOf(scheduling.Appointment) },
  },
  getAppointment: {
    tag: 'scheduling',
    summary: 'One appointment',
    params: AppointmentPath,
    replies: { 200: scheduling.Appointment },
  },
  confirmAppointment: {
    tag: 'scheduling',
    summary: 'Doctor confirms',
    params: AppointmentPath,
    replies: { 200: scheduling.Appointment },
    errors: ['forbidden', 'appointment_state'],
  },
  declineAppointment: {
    tag: 'scheduling',
    summary: 'Doctor declines',
    params: AppointmentPath,
    body: scheduling.AppointmentNoteBody.prefault({}),
    replies: { 200: scheduling.Appointment },
    errors: ['forbidden', 'appointment_state'],
  },
  cancelAppointment: {
    tag: 'scheduling',
    summary: 'Either side cancels',
    params: AppointmentPath,
    body: scheduling.AppointmentNoteBody.prefault({}),
    replies: { 200: scheduling.Appointment },
    errors: ['forbidden', 'appointment_state'],
  },
  rescheduleAppointment: {
    tag: 'scheduling',
    summary: 'Move to another free time; asked by the patient it needs the doctor again',
    params: AppointmentPath,
    body: scheduling.RescheduleBody,
    replies: { 200: scheduling.Appointment },
    errors: ['forbidden', 'appointment_state', 'slot_taken', 'slot_unavailable'],
  },

  createSession: {
    tag: 'consultation',
    summary: 'The session of a confirmed online appointment; the same one each time',
    creates: true,
    body: consultation.CreateSessionBody,
    replies: { 201: consultation.CreatedSession },
    errors: [
      'not_found',
      'forbidden',
      'appointment_not_confirmed',
      'appointment_in_person',
      'appointment_cancelled',
      'mode_unavailable',
    ],
  },
  findSession: {
    tag: 'consultation',
    summary: 'The session of an appointment',
    query: consultation.FindSessionQuery,
    replies: { 200: consultation.SessionsPage },
  },
  getSession: {
    tag: 'consultation',
    summary: 'One session as the caller may see it',
    params: SessionPath,
    replies: { 200: consultation.Session },
  },
  joinSession: {
    tag: 'consultation',
    summary: 'Enter the waiting room, or the media room once admitted',
    params: SessionPath,
    body: consultation.JoinBody,
    replies: { 200: consultation.Joined, 202: consultation.Waiting },
    errors: [
      'forbidden',
      'appointment_not_confirmed',
      'appointment_in_person',
      'appointment_cancelled',
      'join_too_early',
      'join_too_late',
      'session_state',
      'device_not_active',
    ],
  },
  renewMediaToken: {
    tag: 'consultation',
    summary: 'A fresh media token for an entitled device',
    params: SessionPath,
    body: consultation.JoinBody,
    replies: { 200: consultation.Joined },
    errors: ['not_admitted', 'join_too_late', 'session_state', 'device_not_active'],
  },
  leaveSession: {
    tag: 'consultation',
    summary: 'Leave; the visit stays open for the doctor',
    params: SessionPath,
    replies: { 200: consultation.Summary },
    errors: visitErrors,
  },
  endSession: {
    tag: 'consultation',
    summary: 'Doctor ends the visit for both',
    params: SessionPath,
    body: consultation.EndBody,
    replies: { 200: consultation.Summary },
    errors: ['forbidden', 'session_state'],
  },
  admitParticipant: {
    tag: 'consultation',
    summary: 'Doctor admits one waiting participant',
    params: SessionPath,
    body: consultation.AdmitBody,
    replies: { 200: consultation.Session },
    errors: ['forbidden', 'session_state'],
  },
  pauseSession: {
    tag: 'consultation',
    summary: 'Hold: media stop, the billing clock stops',
    params: SessionPath,
    replies: { 200: consultation.Session },
    errors: ['forbidden', 'session_state'],
  },
  resumeSession: {
    tag: 'consultation',
    summary: 'Go on after a hold',
    params: SessionPath,
    replies: { 200: consultation.Session },
    errors: ['forbidden', 'session_state'],
  },
  reopenSession: {
    tag: 'consultation',
    summary: 'Doctor reopens within the window',
    params: SessionPath,
    replies: { 200: consultation.Session },
    errors: ['forbidden', 'session_state', 'reopen_window_closed'],
  },
  markNoShow: {
    tag: 'consultation',
    summary: 'Doctor says, or corrects, who did not come',
    params: SessionPath,
    body: consultation.MarkNoShowBody,
    replies: { 200: consultation.Session },
    errors: ['forbidden', 'session_state'],
  },
  ringPatient: {
    tag: 'consultation',
    summary: 'Doctor rings the patient again',
    params: SessionPath,
    replies: { 204: null },
    errors: ['forbidden', 'session_state'],
  },
  requestPhoneCall: {
    tag: 'consultation',
    summary: 'Patient asks for a phone call instead',
    params: SessionPath,
    body: consultation.PhoneCallBody,
    replies: { 200: consultation.Session },
    errors: ['forbidden', 'session_state'],
  },
  getCheckIn: {
    tag: 'consultation',
    summary: 'Check-in answers, prefilled from the last visit',
    params: SessionPath,
    replies: { 200: consultation.CheckIn },
  },
  saveCheckIn: {
    tag: 'consultation',
    summary: 'Patient saves check-in answers',
    params: SessionPath,
    body: consultation.SaveCheckInBody,
    replies: { 200: consultation.CheckIn },
    errors: ['forbidden', 'session_state'],
  },
  listEvents: {
    tag: 'consultation',
    summary: 'The session log after a position, waiting for news',
    params: SessionPath,
    query: EventsQuery,
    replies: { 200: EventsPage },
    errors: ['not_admitted'],
  },
  getSummary: {
    tag: 'consultation',
    summary: 'What happened, in short',
    params: SessionPath,
    replies: { 200: consultation.Summary },
  },
  getNotes: {
    tag: 'consultation',
    summary: 'The doctor reads the notes',
    params: SessionPath,
    replies: { 200: consultation.Notes },
    errors: ['forbidden'],
  },
  saveNotes: {
    tag: 'consultation',
    summary: 'The doctor saves the notes',
    params: SessionPath,
    body: consultation.SaveNotesBody,
    replies: { 200: consultation.Notes },
    errors: ['forbidden', 'notes_conflict'],
  },
  listHistory: {
    tag: 'consultation',
    summary: 'Own past sessions, newest first',
    query: consultation.HistoryQuery,
    replies: { 200: pageOf(consultation.HistoryItem) },
  },
  getQueue: {
    tag: 'consultation',
    summary: "The doctor's queue of today",
    replies: { 200: consultation.Queue },
    errors: ['forbidden'],
  },
  setDeskState: {
    tag: 'consultation',
    summary: 'Doctor says here, away or running late',
    body: consultation.SetDeskBody,
    replies: { 200: consultation.Desk },
    errors: ['forbidden'],
  },

  listMessages: {
    tag: 'chat',
    summary: 'Chat history, newest page first',
    params: SessionPath,
    query: chat.ChatQuery,
    replies: { 200: chat.ChatPage },
    errors: ['not_admitted'],
  },
  sendMessage: {
    tag: 'chat',
    summary: 'Send without a socket',
    params: SessionPath,
    creates: true,
    body: chat.SendMessageBody,
    replies: { 201: chat.ChatMessage },
    errors: ['not_admitted', 'chat_closed'],
  },
  saveReceipt: {
    tag: 'chat',
    summary: 'Delivered or read up to a position',
    params: SessionPath,
    body: chat.SaveReceiptBody,
    replies: { 204: null },
    errors: ['not_admitted'],
  },
  deleteMessage: {
    tag: 'chat',
    summary: 'Take back an own message; its place stays',
    params: chat.MessagePath,
    replies: { 200: chat.ChatMessage },
    errors: ['forbidden', 'chat_closed'],
  },

  submitFeedback: {
    tag: 'feedback',
    summary: 'The patient rates the visit, once',
    params: SessionPath,
    creates: true,
    body: feedback.FeedbackBody,
    replies: { 201: feedback.Feedback },
    errors: ['forbidden', 'session_state', 'feedback_given'],
  },
  getFeedback: {
    tag: 'feedback',
    summary: 'The feedback of a visit',
    params: SessionPath,
    replies: { 200: feedback.Feedback },
  },

  listNotifications: {
    tag: 'notification',
    summary: 'Own notifications, newest first',
    query: notification.NotificationsQuery,
    replies: { 200: notification.NotificationsPage },
  },
  markNotificationsRead: {
    tag: 'notification',
    summary: 'Mark own notifications read',
    body: notification.MarkReadBody.prefault({}),
    replies: { 204: null },
  },
} as const satisfies Record<RouteName, Endpoint>

type SchemaOf<
  Name extends RouteName,
  Part extends 'params' | 'query' | 'body',
> = (typeof endpoints)[Name] extends {
  readonly [Key in Part]: infer Schema extends z.ZodType
}
  ? Schema
  : never

/** What a caller writes into a call, defaults still open. */
export type RequestInput<Name extends RouteName, Part extends 'params' | 'query' | 'body'> = z.input<
  SchemaOf<Name, Part>
>
/** What a handler receives, defaults filled. */
export type RequestValue<Name extends RouteName, Part extends 'params' | 'query' | 'body'> = z.output<
  SchemaOf<Name, Part>
>

type Replies<Name extends RouteName> = (typeof endpoints)[Name]['replies']
/** Any success answer of a call; undefined for 204. */
export type ReplyOf<Name extends RouteName> = {
  [Status in keyof Replies<Name>]: Replies<Name>[Status] extends z.ZodType
    ? z.output<Replies<Name>[Status]>
    : undefined
}[keyof Replies<Name>]
