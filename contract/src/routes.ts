/** Prefix of every REST path. */
export const API_PREFIX = '/api/v1'

/** Path of the realtime WebSocket. */
export const REALTIME_PATH = '/ws/consultation'

const session = '/consultations/sessions/{sessionId}'
const appointment = '/appointments/{appointmentId}'

/** Every REST call by name: method and path below {@link API_PREFIX}; `{name}` is a path parameter. */
export const routes = {
  signIn: 'POST /auth/sign-in',
  signOut: 'POST /auth/sign-out',
  register: 'POST /auth/register',
  changePassword: 'POST /auth/change-password',
  setUpFirstAdministrator: 'POST /setup',
  openDemo: 'POST /demo/sign-in',
  getClinic: 'GET /clinic',
  getMe: 'GET /me',
  updateMe: 'PATCH /me',
  getMyHealth: 'GET /me/health',
  saveMyHealth: 'PUT /me/health',
  listSignIns: 'GET /me/sign-ins',
  endSignIn: 'POST /me/sign-ins/{signInId}/end',
  signOutEverywhere: 'POST /auth/sign-out-everywhere',
  listAccounts: 'GET /accounts',
  createAccount: 'POST /accounts',
  disableAccount: 'POST /accounts/{userId}/disable',

  listDoctors: 'GET /doctors',
  getDoctor: 'GET /doctors/{doctorId}',
  listSlots: 'GET /doctors/{doctorId}/slots',
  listOpeningWishes: 'GET /opening-wishes',
  saveOpeningWish: 'PUT /doctors/{doctorId}/opening-wish',
  removeOpeningWish: 'DELETE /doctors/{doctorId}/opening-wish',
  createAppointment: 'POST /appointments',
  listAppointments: 'GET /appointments',
  getAppointment: `GET ${appointment}`,
  confirmAppointment: `POST ${appointment}/confirm`,
  declineAppointment: `POST ${appointment}/decline`,
  cancelAppointment: `POST ${appointment}/cancel`,
  rescheduleAppointment: `POST ${appointment}/reschedule`,
  getVisitHealth: `GET ${appointment}/health`,
  saveVisitHealth: `PUT ${appointment}/health`,

  createSession: 'POST /consultations/sessions',
  findSession: 'GET /consultations/sessions',
  getSession: `GET ${session}`,
  joinSession: `POST ${session}/join`,
  renewMediaToken: `POST ${session}/token`,
  leaveSession: `POST ${session}/leave`,
  endSession: `POST ${session}/end`,
  admitParticipant: `POST ${session}/admit`,
  pauseSession: `POST ${session}/pause`,
  resumeSession: `POST ${session}/resume`,
  reopenSession: `POST ${session}/reopen`,
  changeMode: `POST ${session}/mode`,
  dropModeAsk: `DELETE ${session}/mode`,
  markNoShow: `POST ${session}/no-show`,
  ringPatient: `POST ${session}/ring`,
  requestPhoneCall: `POST ${session}/phone-call`,
  getCheckIn: `GET ${session}/check-in`,
  saveCheckIn: `PUT ${session}/check-in`,
  listEvents: `GET ${session}/events`,
  getSummary: `GET ${session}/summary`,
  getNotes: `GET ${session}/notes`,
  saveNotes: `PUT ${session}/notes`,
  sendSummary: `POST ${session}/summary/send`,
  listHistory: 'GET /consultations/history',
  getQueue: 'GET /consultations/queue',
  setDeskState: 'PUT /consultations/queue/desk',

  listMessages: `GET ${session}/chat`,
  sendMessage: `POST ${session}/chat`,
  saveReceipt: `POST ${session}/chat/receipts`,
  deleteMessage: `DELETE ${session}/chat/{messageId}`,

  submitFeedback: `POST ${session}/feedback`,
  getFeedback: `GET ${session}/feedback`,
  replyToFeedback: `PUT ${session}/feedback/reply`,

  listNotifications: 'GET /notifications',
  markNotificationsRead: 'POST /notifications/read',
  getNotificationSettings: 'GET /notifications/settings',
  saveNotificationSettings: 'PUT /notifications/settings',
  getPushKey: 'GET /push/key',
  savePushSubscription: 'PUT /push/subscription',
  removePushSubscription: 'DELETE /push/subscription',
} as const satisfies Record<string, `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`>

/** Name of a REST call: a key of {@link routes} and of `endpoints`. */
export type RouteName = keyof typeof routes
