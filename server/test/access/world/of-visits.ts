import type { PersonName } from '../principals.ts'
import {
  appointment,
  at,
  doctors,
  id,
  parties,
  perPerson,
  perVisit,
  type Row,
  session,
  type TableRows,
  uuid,
  type VisitName,
  visits,
} from './basis.ts'

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
const forChild: Row = { ...asked('A', 20), doctor_id: id('otherDoctor') }
const told = (name: PersonName, appointmentId: string | null = null): Row => ({
  id: uuid(`health of ${name} ${appointmentId}`),
  patient_id: id(name),
  appointment_id: appointmentId,
  told_at: at,
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

/** Appointments, sessions and what happens in them. */
export const tablesOfVisits: Readonly<Record<string, TableRows>> = {
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
      // Of the same two, who have no visit for the patient: one for somebody else, one that was called off.
      forChild: { ...forChild, for_whom: 'a child' },
      calledOff: { ...asked('A', 22), doctor_id: id('otherDoctor'), status: 'CANCELLED' },
    },
    tries: {
      'A confirmed already': { ...asked('A', 16), status: 'CONFIRMED' },
      'A with a session': { ...asked('A', 16), call_session_id: session('C') },
      'A with a note': { ...asked('A', 16), note: 'words' },
    },
  },
  health_answers: {
    key: ['id'],
    touch: `allergies = '{}'`,
    rows: {
      newcomer: told('newcomer'),
      patient: told('patient'),
      otherPatient: told('otherPatient'),
      forChild: told('patient', forChild.id as string),
    },
    tries: {
      'forChild by otherPatient': told('otherPatient', forChild.id as string),
      'A as if for a child': told('patient', appointment('A')),
      'own by doctor': told('doctor'),
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
    rows: perVisit((visit) => ({ session_id: session(visit), ...parties(visit), saved_at: at, sent_at: at })),
    tries: {
      'C by doctor': { session_id: session('C'), ...parties('A'), saved_at: at, sent_at: at },
      'A for otherPatient': {
        session_id: session('A'),
        ...parties('A'),
        patient_id: id('otherPatient'),
        saved_at: at,
        sent_at: at,
      },
    },
  },
}
