import type {
  Appointment,
  Clinic,
  Doctor,
  Feedback,
  HealthAnswers,
  HistoryItem,
  Me,
  Notification,
  QueueItem,
  Session,
  SignIn,
  Summary,
} from '@bedside/contract'

const minuteMs = 60_000

/** An id of the right shape, the same in every run. */
export const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** An instant so many minutes from now. */
export const inMinutes = (minutes: number) =>
  new Date(Math.floor(Date.now() / minuteMs) * minuteMs + minutes * minuteMs).toISOString()

export const clinic = (change: Partial<Clinic> = {}): Clinic => ({
  name: 'Patan Hill Clinic',
  logo: null,
  phone: '+977 1 5550100',
  emergencyNumber: '102',
  openTimes: null,
  bookingOpen: true,
  demo: true,
  timeZone: 'Asia/Kathmandu',
  languages: ['en', 'ne', 'hi'],
  serverTime: new Date().toISOString(),
  ...change,
})

export const patient = (change: Partial<Me> = {}): Me => ({
  id: id(1),
  name: 'Ram Thapa',
  role: 'PATIENT',
  email: 'ram.thapa@demo.test',
  language: 'en',
  timeZone: 'Asia/Kathmandu',
  phone: '+977 9800000001',
  singleKeys: true,
  readableFont: false,
  ...change,
})

export const doctorMe = (): Me =>
  patient({ id: id(2), name: 'Dr Asha Shrestha', role: 'DOCTOR', email: 'asha.shrestha@demo.test' })
export const admin = (): Me =>
  patient({ id: id(3), name: 'Clinic Office', role: 'ADMIN', email: 'admin@demo.test' })

export const doctor = (change: Partial<Doctor> = {}): Doctor => ({
  doctorId: id(20),
  userId: id(2),
  name: 'Dr Asha Shrestha',
  specialization: 'General practice',
  registrationNumber: 'NMC 10482',
  languages: ['en', 'ne'],
  consultationModes: ['VIDEO', 'AUDIO', 'CHAT'],
  visitTypes: ['ONLINE', 'IN_PERSON'],
  fees: [
    { consultationMode: 'VIDEO', amount: '500.00' },
    { consultationMode: 'AUDIO', amount: '400.00' },
    { consultationMode: 'CHAT', amount: '300.00' },
  ],
  currency: 'NPR',
  slotMinutes: 15,
  timeZone: 'Asia/Kathmandu',
  nextFreeTime: inMinutes(45),
  ...change,
})

/** Eighty letters of two scripts, without one of them to break at but the spaces. */
export const longestName =
  'Dr Wolfeschlegelsteinhausenbergerdorff Bhattarai-Upadhyaya श्रेष्ठ-अधिकारी عبد الرحمن'

/** What a patient told of themselves. */
export const health = (change: Partial<HealthAnswers> = {}): HealthAnswers => ({
  allergies: ['Penicillin', 'Peanuts'],
  medicines: ['Metformin 500 mg, twice a day'],
  conditions: [],
  toldBy: { userId: id(1), name: 'Ram Thapa' },
  toldAt: inMinutes(-90),
  ...change,
})
export const noHealth: HealthAnswers = {
  allergies: null,
  medicines: null,
  conditions: null,
  toldBy: null,
  toldAt: null,
}
/** As much as fits, in several scripts, without a place to break. */
export const longHealth = () =>
  health({
    allergies: [
      'Penicillin',
      'अमोक्सिसिलिन',
      'بنسلين',
      'Dihydroxyphenylalanin'.repeat(9),
      ...Array(8).fill('Nuts'),
    ],
    medicines: Array.from({ length: 20 }, (_, number) => `Tablet ${number + 1}, 500 mg, after food`),
    conditions: ['Pneumonoultramicroscopicsilicovolcanoconiosis'],
    toldBy: { userId: id(1), name: longestName },
  })

/** The questions before a visit, not answered yet. */
export const noCheckIn = {
  placeNow: null,
  callBackNumber: null,
  withWhom: null,
  isPrivate: null,
  consentToMode: false,
  savedAt: null,
}

export const longDoctor = () =>
  doctor({
    doctorId: id(21),
    userId: id(4),
    name: 'Dr Shree Prasad Bhattarai-Upadhyaya',
    specialization: 'Obstetrics, gynaecology and family planning',
    languages: ['en', 'ne', 'hi'],
    visitTypes: ['ONLINE'],
  })

export const appointment = (change: Partial<Appointment> = {}): Appointment => ({
  appointmentId: id(100),
  status: 'CONFIRMED',
  visitType: 'ONLINE',
  consultationMode: 'VIDEO',
  startTime: inMinutes(5),
  endTime: inMinutes(20),
  reason: 'Fever for three days and a cough',
  forWhom: null,
  doctor: {
    doctorId: id(20),
    name: 'Dr Asha Shrestha',
    specialization: 'General practice',
    registrationNumber: 'NMC 10482',
  },
  patient: { userId: id(1), name: 'Ram Thapa' },
  sessionId: id(200),
  callStatus: 'not_started',
  joinOpensAt: inMinutes(-5),
  previousStartTime: null,
  note: null,
  fee: { amount: '500.00', currency: 'NPR' },
  createdAt: inMinutes(-600),
  updatedAt: inMinutes(-600),
  ...change,
})

export const historyItem = (number: number, change: Partial<HistoryItem> = {}): HistoryItem => ({
  sessionId: id(300 + number),
  appointmentId: id(400 + number),
  otherParty: { userId: id(2), name: 'Dr Asha Shrestha', specialization: 'General practice' },
  forWhom: null,
  consultationMode: 'VIDEO',
  status: 'COMPLETED',
  scheduledStartTime: inMinutes(-60 * 24 * (number * 9 + 1)),
  actualStartTime: inMinutes(-60 * 24 * (number * 9 + 1)),
  actualEndTime: inMinutes(-60 * 24 * (number * 9 + 1) + 12),
  durationSeconds: 720,
  endReason: 'completed',
  noShowParty: null,
  hasSummary: true,
  chatMessageCount: number,
  feedbackSubmitted: false,
  ...change,
})

export const summary = (change: Partial<Summary> = {}): Summary => ({
  sessionId: id(301),
  appointmentId: id(401),
  doctorName: 'Dr Asha Shrestha',
  specialization: 'General practice',
  registrationNumber: 'NMC 10482',
  patientName: 'Ram Thapa',
  consultationMode: 'VIDEO',
  scheduledStartTime: inMinutes(-60),
  scheduledDuration: 15,
  actualDuration: 12,
  startTime: inMinutes(-60),
  endTime: inMinutes(-48),
  closedAt: inMinutes(-48),
  status: 'COMPLETED',
  endReason: 'completed',
  noShowParty: null,
  chatMessageCount: 3,
  prescriptionId: null,
  feedbackSubmitted: false,
  amountCharged: '500.00',
  currency: 'NPR',
  patientSummary:
    'You have a cold with fever.\nWhat to do now\nDrink a lot of water and rest.\nMedicines\nParacetamol 500 mg, 1 tablet, 3 times a day, for 3 days, after food.\nWatch for\nFever for longer than 3 days.',
  summarySentAt: inMinutes(-40),
  summaryCorrectedAt: null,
  reopenUntil: inMinutes(60 * 20),
  ...change,
})

/** What a patient said of a visit; the doctor has not answered. */
export const feedback = (change: Partial<Feedback> = {}): Feedback => ({
  sessionId: id(301),
  overallRating: 4,
  audioQuality: 3,
  feedbackTags: ['friendly', 'on-time', 'clear-explanations'],
  wouldRecommend: true,
  reviewText: 'The line was bad, but the doctor took time for all my questions.',
  reviewIsPublic: false,
  createdAt: inMinutes(-30),
  replyText: null,
  repliedAt: null,
  ...change,
})

/** One of the reader's devices; the first is the one they look at. */
export const signIn = (number: number): SignIn => ({
  signInId: id(900 + number),
  browser: ['Chrome', 'Samsung Internet', 'Firefox'][number % 3] ?? '',
  system: ['Android', 'Android', 'Windows'][number % 3] ?? '',
  createdAt: inMinutes(-number * 900 - 60),
  lastSeenAt: inMinutes(-number * 300),
  isThis: number === 0,
})

export const notification = (number: number, change: Partial<Notification> = {}): Notification => ({
  notificationId: id(500 + number),
  kind: 'appointment.confirmed',
  params: { name: 'Dr Asha Shrestha', startTime: inMinutes(60) },
  appointmentId: id(100),
  sessionId: null,
  createdAt: inMinutes(-number * 700 - 3),
  readAt: number > 1 ? inMinutes(-number * 300) : null,
  ...change,
})

const waitingNames = [
  'Ram Thapa',
  'Sita Gurung',
  'Shree Prasad Bhattarai-Upadhyaya',
  'Maya',
  'Hari Bahadur K.C.',
  'Anil श्रेष्ठ',
  'Kamala Rai',
  'Bishnu Tamang',
] as const
const reasons = [
  'Fever for three days and a cough',
  'Follow-up of blood pressure',
  'My daughter has a rash on both arms since Monday and it itches so much that she cannot sleep at night',
  '',
  'Back pain',
  'Result of the blood test',
  'Stomach pain after food',
  'Headache',
] as const

export const queueItem = (number: number, change: Partial<QueueItem> = {}): QueueItem => ({
  sessionId: id(600 + number),
  appointmentId: id(700 + number),
  participantId: id(800 + number),
  patient: {
    userId: id(900 + number),
    name: waitingNames[number % 8] ?? '',
    ageYears: [34, 61, 7, null, 45, 28, 52, 0][number % 8] ?? null,
    ageDays: [12_500, 22_400, 2_700, null, 16_600, 10_400, 19_200, 12][number % 8] ?? null,
  },
  consultationMode: (['VIDEO', 'AUDIO', 'CHAT'] as const)[number % 3] ?? 'VIDEO',
  reason: reasons[number % 8] ?? '',
  forWhom: null,
  status: 'WAITING',
  group: 'waiting',
  presence: 'connected',
  scheduledStartTime: inMinutes(number * 15 - 20),
  scheduledEndTime: inMinutes(number * 15 - 5),
  waitingSince: inMinutes(-22 + number * 3),
  place: number,
  ring: 'none',
  flags:
    number === 0
      ? ['long_wait']
      : number === 1
        ? ['returning', 'new_messages']
        : number === 2
          ? ['phone']
          : [],
  unreadMessages: number === 1 ? 2 : 0,
  checkIn:
    number === 0
      ? {
          placeNow: 'Lalitpur, at home',
          callBackNumber: '+977 9800000001',
          withWhom: 'My daughter Gita',
          isPrivate: true,
          consentToMode: true,
          savedAt: inMinutes(-20),
        }
      : null,
  ...change,
})

export const session = (change: Partial<Session> = {}): Session => ({
  sessionId: id(301),
  appointmentId: id(401),
  status: 'COMPLETED',
  consultationMode: 'VIDEO',
  scheduledStartTime: inMinutes(-60),
  roomName: 'room',
  callStatus: 'ended',
  scheduledDurationMinutes: 15,
  scheduledEndTime: inMinutes(-45),
  waitingFor: [],
  doctor: {
    userId: id(2),
    doctorId: id(20),
    name: 'Dr Asha Shrestha',
    specialization: 'General practice',
    registrationNumber: 'NMC 10482',
    consultationModes: ['VIDEO', 'AUDIO', 'CHAT'],
  },
  patient: { userId: id(1), name: 'Ram Thapa' },
  participants: [],
  myRole: 'PATIENT',
  admitted: true,
  reason: 'Fever for three days and a cough',
  patientJoinedAt: inMinutes(-62),
  doctorJoinedAt: inMinutes(-60),
  actualStartTime: inMinutes(-60),
  actualEndTime: inMinutes(-48),
  durationSeconds: 720,
  runningSince: null,
  endReason: 'completed',
  noShowParty: null,
  segment: 1,
  lastSeq: 9,
  recording: { state: 'off' },
  joinOpensAt: inMinutes(-70),
  reopenUntil: inMinutes(1200),
  chatOpen: false,
  wantsPhoneCall: false,
  modeAsk: null,
  emergencyNumber: '102',
  clinicPhone: '+977 1 5550100',
  serverTime: new Date().toISOString(),
  ...change,
})
