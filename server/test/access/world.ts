import { createHash } from 'node:crypto'
import { type PersonName, people } from './principals.ts'

/** Column values of one row; objects are written as jsonb, arrays as text[]. */
export type Row = Record<string, string | number | boolean | null | object>

/** How the matrix meets one table. */
export interface TableRows {
  /** Columns that name one row. */
  readonly key: readonly string[]
  /** What UPDATE sets; constants only, so that it works without the right to read. Null for views that take none. */
  readonly touch: string | null
  /** A change that forges the row rather than moving it as it may be moved; verb E. */
  readonly forge?: string
  /** The rows of the world; each is also what INSERT tries to add once more. */
  readonly rows: Readonly<Record<string, Row>>
  /** Who adds the rows to the world: workers, the row's own person, or nobody because they come by themselves. */
  readonly writer?: 'service' | 'self' | 'nobody'
  /** Rows that are nowhere in the world and that only INSERT tries: what somebody would like to slip in. */
  readonly tries?: Readonly<Record<string, Row>>
}

const at = '2030-01-01T10:00:00Z'
const uuid = (name: string) => {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
const id = (name: PersonName) => people[name].id

const visits = {
  A: { patient: 'patient', doctor: 'doctor', hour: 10 },
  B: { patient: 'patient', doctor: 'doctorOfB', hour: 12 },
  C: { patient: 'otherPatient', doctor: 'otherDoctor', hour: 14 },
} as const
type VisitName = keyof typeof visits
const session = (visit: VisitName) => uuid(`session ${visit}`)
const appointment = (visit: VisitName) => uuid(`appointment ${visit}`)
const parties = (visit: VisitName) => ({
  patient_id: id(visits[visit].patient),
  doctor_id: id(visits[visit].doctor),
})

/** One row per visit. */
const perVisit = (make: (visit: VisitName) => Row) => ({ A: make('A'), B: make('B'), C: make('C') })
/** One row per person. */
const perPerson = (names: readonly PersonName[], make: (name: PersonName) => Row) =>
  Object.fromEntries(names.map((name) => [name, make(name)]))

const everyone = Object.keys(people) as PersonName[]
const doctors = ['doctor', 'doctorOfB', 'otherDoctor'] as const
const guests = ['guestWaiting', 'guestAdmitted', 'guestRemoved'] as const

const participant = (visit: VisitName, name: PersonName, type: string, more: Row = {}): Row => ({
  id: uuid(`participant ${visit} ${name}`),
  session_id: session(visit),
  user_id: id(name),
  participant_type: type,
  display_name: name,
  created_at: at,
  ...more,
})
const event = (visit: VisitName, seq: number, name: PersonName | null): Row => ({
  id: uuid(`event ${visit} ${seq}`),
  session_id: session(visit),
  seq,
  event_type: 'system',
  user_id: name && id(name),
  created_at: at,
})
const message = (visit: VisitName, seq: number, name: PersonName): Row => ({
  id: uuid(`message ${visit} ${seq}`),
  session_id: session(visit),
  seq,
  sender_id: id(name),
  sender_role: 'PATIENT',
  sender_name: name,
  message_type: 'text',
  content: 'words',
  client_message_id: uuid(`client message ${visit} ${seq}`),
  created_at: at,
})
const receipt = (visit: VisitName, name: PersonName): Row => ({
  session_id: session(visit),
  user_id: id(name),
  updated_at: at,
})
const asked = (visit: VisitName, hour: number): Row => ({
  id: uuid(`appointment ${visit} at ${hour}`),
  ...parties(visit),
  start_time: `2030-01-01T${hour}:00:00Z`,
  end_time: `2030-01-01T${hour}:15:00Z`,
  appointment_type: 'ONLINE',
  consultation_mode: 'VIDEO',
  status: 'REQUESTED',
  created_at: at,
  updated_at: at,
})
const feedback = (visit: VisitName): Row => ({
  id: uuid(`feedback ${visit}`),
  session_id: session(visit),
  ...parties(visit),
  overall_rating: 5,
  created_at: at,
})
const sessionRow = (visit: VisitName): Row => ({
  id: session(visit),
  appointment_id: appointment(visit),
  ...parties(visit),
  consultation_mode: 'VIDEO',
  scheduled_start_time: at,
  scheduled_duration_minutes: 15,
  room_name: `room ${visit}`,
  status: 'WAITING',
  created_at: at,
  updated_at: at,
})

/** Every table with row-level security and every view, in an order in which rows may be added. */
export const world: Readonly<Record<string, TableRows>> = {
  accounts: {
    key: ['id'],
    touch: `phone = '1'`,
    rows: perPerson(everyone, (name) => ({
      id: id(name),
      email: `${name}@example.test`,
      password_hash: 'x',
    })),
  },
  profiles: {
    key: ['id'],
    touch: `language = 'ne'`,
    rows: perPerson(everyone, (name) => ({ id: id(name), role: people[name].role, full_name: name })),
  },
  patient_profiles: {
    key: ['id'],
    touch: `allergies = 'none'`,
    rows: perPerson(['newcomer', 'patient', 'otherPatient', ...guests], (name) => ({ id: id(name) })),
  },
  doctor_profiles: {
    key: ['id'],
    touch: `bio = 'words'`,
    rows: perPerson(doctors, (name) => ({ id: id(name), specialization: 'x', registration_number: 'x' })),
  },
  auth_sessions: {
    key: ['id'],
    touch: `revoked_at = '${at}'`,
    rows: perPerson(['patient', 'otherPatient'], (name) => ({
      token_hash: name,
      id: uuid(`sign-in ${name}`),
      user_id: id(name),
      created_at: at,
      last_seen_at: at,
      expires_at: at,
    })),
  },
  sign_in_attempts: {
    key: ['key'],
    touch: 'failures = 0',
    rows: { any: { key: 'account:x', failures: 1, window_started_at: at } },
  },
  setup_tokens: {
    key: ['token_hash'],
    touch: `used_at = '${at}'`,
    rows: { any: { token_hash: 'x', created_at: at } },
  },
  audit_events: {
    key: ['action'],
    touch: `outcome = 'refused'`,
    rows: {
      ...perPerson(['patient', 'doctor', 'admin'], (name) => ({
        at,
        actor_id: id(name),
        actor_role: people[name].role,
        action: `by ${name}`,
        outcome: 'ok',
        subject_type: 'session',
      })),
      nobody: {
        at,
        actor_id: null,
        actor_role: 'NONE',
        action: 'by nobody',
        outcome: 'ok',
        subject_type: 'x',
      },
    },
    tries: {
      'patient as admin': {
        at,
        actor_id: id('patient'),
        actor_role: 'ADMIN',
        action: 'by pretender',
        outcome: 'ok',
        subject_type: 'x',
      },
    },
  },
  idempotency_keys: {
    key: ['user_id'],
    writer: 'self',
    touch: 'status = 201',
    rows: perPerson(['patient', 'doctor'], (name) => ({
      user_id: id(name),
      route: 'x',
      key: 'x',
      body_hash: 'x',
      created_at: at,
    })),
  },
  outbox: {
    key: ['order_key'],
    touch: `published_at = '${at}'`,
    rows: { any: { topic: 'x', order_key: 'x', envelope: {}, created_at: at } },
  },
  jobs: {
    key: ['key'],
    touch: 'attempts = 1',
    rows: { any: { key: 'x', kind: 'x', payload: {}, run_at: at } },
  },
  doctor_availability: {
    key: ['id'],
    touch: `ends_at = '18:00'`,
    rows: perPerson(doctors, (name) => ({
      id: uuid(`hours ${name}`),
      doctor_id: id(name),
      weekday: 1,
      starts_at: '09:00',
      ends_at: '17:00',
    })),
  },
  appointments: {
    key: ['id'],
    touch: `updated_at = '${at}'`,
    rows: {
      ...perVisit((visit) => ({ ...asked(visit, visits[visit].hour), id: appointment(visit) })),
      // No session comes of it, so nothing but the appointment joins these two.
      inPerson: {
        ...asked('A', 18),
        patient_id: id('otherPatient'),
        doctor_id: id('doctorOfB'),
        appointment_type: 'IN_PERSON',
        consultation_mode: null,
      },
    },
    tries: {
      'A confirmed already': { ...asked('A', 16), status: 'CONFIRMED' },
      'A with a session': { ...asked('A', 16), call_session_id: session('C') },
      'A with a note': { ...asked('A', 16), note: 'words' },
    },
  },
  consultation_sessions: { key: ['id'], touch: `updated_at = '${at}'`, rows: perVisit(sessionRow) },
  call_sessions: { key: ['id'], touch: null, rows: perVisit((visit) => ({ id: session(visit) })) },
  session_participants: {
    key: ['id'],
    touch: `browser = 'x'`,
    rows: {
      'A.patient': participant('A', 'patient', 'PATIENT', { admitted_at: at, visible_from_seq: 0 }),
      'A.doctor': participant('A', 'doctor', 'DOCTOR', { admitted_at: at, visible_from_seq: 0 }),
      'A.guestWaiting': participant('A', 'guestWaiting', 'CAREGIVER'),
      'A.guestAdmitted': participant('A', 'guestAdmitted', 'CAREGIVER', {
        admitted_at: at,
        visible_from_seq: 3,
      }),
      'A.guestRemoved': participant('A', 'guestRemoved', 'OBSERVER', {
        admitted_at: at,
        visible_from_seq: 3,
        removed_at: at,
      }),
      'B.patient': participant('B', 'patient', 'PATIENT'),
      'C.patient': participant('C', 'otherPatient', 'PATIENT'),
    },
    tries: {
      'A by newcomer': participant('A', 'newcomer', 'OBSERVER'),
      'C by patient': participant('C', 'patient', 'OBSERVER'),
    },
  },
  session_stretches: {
    key: ['id'],
    touch: `ended_at = '${at}'`,
    rows: perVisit((visit) => ({
      id: uuid(`stretch ${visit}`),
      session_id: session(visit),
      segment: 1,
      started_at: at,
      ended_at: at,
    })),
  },
  session_log_heads: {
    key: ['session_id'],
    writer: 'nobody',
    touch: 'last_seq = 9',
    rows: perVisit((visit) => ({ session_id: session(visit), last_seq: 0 })),
  },
  session_events: {
    key: ['id'],
    touch: `event_type = 'x'`,
    rows: {
      'A1.patient': event('A', 1, 'patient'),
      'A2.doctor': event('A', 2, 'doctor'),
      'A3.guestAdmitted': event('A', 3, 'guestAdmitted'),
      'A4.guestWaiting': event('A', 4, 'guestWaiting'),
      'A5.guestRemoved': event('A', 5, 'guestRemoved'),
      'A6.system': event('A', 6, null),
      'B1.patient': event('B', 1, 'patient'),
      'C1.otherPatient': event('C', 1, 'otherPatient'),
    },
    tries: {
      'C by patient': event('C', 9, 'patient'),
      'A by newcomer': event('A', 9, 'newcomer'),
      'C by doctor': event('C', 9, 'doctor'),
    },
  },
  doctor_desks: {
    key: ['doctor_id'],
    touch: `state = 'available'`,
    rows: perPerson(doctors, (name) => ({ doctor_id: id(name), updated_at: at })),
  },
  check_ins: {
    key: ['session_id'],
    touch: `place_now = 'home'`,
    rows: perVisit((visit) => ({
      session_id: session(visit),
      patient_id: parties(visit).patient_id,
      saved_at: at,
    })),
    tries: {
      'C by patient': { session_id: session('C'), patient_id: id('patient'), saved_at: at },
      'A by doctor': { session_id: session('A'), patient_id: id('doctor'), saved_at: at },
    },
  },
  consultation_notes: {
    key: ['session_id'],
    touch: `private_notes = 'words'`,
    rows: perVisit((visit) => ({
      session_id: session(visit),
      doctor_id: parties(visit).doctor_id,
      version: 1,
      saved_at: at,
    })),
    tries: {
      'C by doctor': { session_id: session('C'), doctor_id: id('doctor'), version: 1, saved_at: at },
      'B by doctor': { session_id: session('B'), doctor_id: id('doctor'), version: 1, saved_at: at },
    },
  },
  visit_summaries: {
    key: ['session_id'],
    touch: `patient_summary = 'words'`,
    rows: perVisit((visit) => ({ session_id: session(visit), ...parties(visit), saved_at: at })),
    tries: {
      'C by doctor': { session_id: session('C'), ...parties('A'), saved_at: at },
      'A for otherPatient': {
        session_id: session('A'),
        ...parties('A'),
        patient_id: id('otherPatient'),
        saved_at: at,
      },
    },
  },
  consultation_recordings: {
    key: ['id'],
    touch: `state = 'x'`,
    rows: perVisit((visit) => ({
      id: uuid(`recording ${visit}`),
      session_id: session(visit),
      recording_url: 'x',
      state: 'x',
      created_at: at,
    })),
  },
  prescriptions: {
    key: ['id'],
    touch: `status = 'x'`,
    rows: perVisit((visit) => ({
      id: uuid(`prescription ${visit}`),
      session_id: session(visit),
      ...parties(visit),
      status: 'x',
      body: {},
      created_at: at,
    })),
  },
  consultation_messages: {
    key: ['id'],
    touch: `content = '', deleted_at = '${at}'`,
    forge: `content = 'other words'`,
    rows: {
      'A1.patient': message('A', 1, 'patient'),
      'A2.doctor': message('A', 2, 'doctor'),
      'A3.guestAdmitted': message('A', 3, 'guestAdmitted'),
      'A4.guestWaiting': message('A', 4, 'guestWaiting'),
      'A5.guestRemoved': message('A', 5, 'guestRemoved'),
      'B1.patient': message('B', 1, 'patient'),
      'C1.otherPatient': message('C', 1, 'otherPatient'),
    },
    tries: {
      'C by patient': message('C', 9, 'patient'),
      'A by newcomer': message('A', 9, 'newcomer'),
      'C by doctor': message('C', 9, 'doctor'),
    },
  },
  message_receipts: {
    key: ['session_id', 'user_id'],
    touch: 'read_seq = 1',
    rows: {
      'A.patient': receipt('A', 'patient'),
      'A.doctor': receipt('A', 'doctor'),
      'A.guestWaiting': receipt('A', 'guestWaiting'),
      'A.guestAdmitted': receipt('A', 'guestAdmitted'),
      'A.guestRemoved': receipt('A', 'guestRemoved'),
      'B.patient': receipt('B', 'patient'),
      'C.otherPatient': receipt('C', 'otherPatient'),
    },
    tries: {
      'C by patient': receipt('C', 'patient'),
      'A by newcomer': receipt('A', 'newcomer'),
    },
  },
  consultation_feedback: {
    key: ['id'],
    touch: 'overall_rating = 1',
    rows: perVisit(feedback),
    tries: {
      'A with an answer': { ...feedback('A'), doctor_response: 'words' },
      'A made public': { ...feedback('A'), is_public: true },
      'C by patient': { ...feedback('C'), patient_id: id('patient') },
      'A about otherDoctor': { ...feedback('A'), doctor_id: id('otherDoctor') },
      'A by doctor': { ...feedback('A'), patient_id: id('doctor') },
    },
  },
  consultation_pricing: {
    key: ['id'],
    touch: 'flat_fee_minor = 0',
    rows: perPerson(doctors, (name) => ({
      id: uuid(`price ${name}`),
      doctor_id: id(name),
      consultation_mode: 'VIDEO',
      pricing_type: 'FLAT',
      flat_fee_minor: 100,
      created_at: at,
    })),
  },
  charges: {
    key: ['session_id'],
    touch: 'amount_minor = 0',
    rows: perVisit((visit) => ({
      session_id: session(visit),
      ...parties(visit),
      amount_minor: 100,
      currency: 'NPR',
      billable_seconds: 60,
      created_at: at,
    })),
  },
  notifications: {
    key: ['id'],
    touch: `read_at = '${at}'`,
    rows: perPerson(['patient', 'otherPatient', 'doctor', 'guestRemoved'], (name) => ({
      id: uuid(`notification ${name}`),
      user_id: id(name),
      kind: 'x',
      created_at: at,
    })),
  },
}

/** Views take their rows from tables. */
export const isView = (table: string) => world[table]?.touch === null
