import { people } from '../principals.ts'
import { at, doctors, everyone, guests, id, perPerson, type TableRows, uuid } from './basis.ts'

/** Accounts, profiles, sign-ins and the bookkeeping of the house. */
export const tablesOfPeople: Readonly<Record<string, TableRows>> = {
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
    touch: `address = 'home'`,
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
  push_subscriptions: {
    key: ['sign_in_id'],
    touch: `auth = 'y'`,
    rows: perPerson(['patient', 'otherPatient'], (name) => ({
      sign_in_id: uuid(`sign-in ${name}`),
      user_id: id(name),
      endpoint: name,
      p256dh: 'x',
      auth: 'x',
      created_at: at,
    })),
  },
  notification_settings: {
    key: ['user_id'],
    touch: 'quiet_from_minute = 60',
    rows: perPerson(['patient', 'otherPatient', 'doctor'], (name) => ({
      user_id: id(name),
      quiet_from_minute: 1320,
      quiet_until_minute: 420,
    })),
  },
  push_keys: {
    key: ['public_key'],
    touch: `private_key = 'y'`,
    rows: { any: { public_key: 'x', private_key: 'x', created_at: at } },
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
  opening_wishes: {
    key: ['patient_id', 'doctor_id'],
    touch: `to_time = '2030-02-01T10:00:00Z'`,
    rows: perPerson(['patient', 'otherPatient'], (name) => ({
      patient_id: id(name),
      doctor_id: id('doctor'),
      from_time: at,
      to_time: '2030-01-02T10:00:00Z',
      created_at: at,
    })),
    tries: {
      'doctor for himself': {
        patient_id: id('doctor'),
        doctor_id: id('otherDoctor'),
        from_time: at,
        to_time: '2030-01-02T10:00:00Z',
        created_at: at,
      },
    },
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
}
