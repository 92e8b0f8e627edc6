import type { PersonName } from '../principals.ts'
import {
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
} from './basis.ts'

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
const feedback = (visit: VisitName): Row => ({
  id: uuid(`feedback ${visit}`),
  session_id: session(visit),
  ...parties(visit),
  overall_rating: 5,
  created_at: at,
})
const reply: Row = { doctor_response: 'words', doctor_responded_at: at }

/** What is said and what stays: messages, feedback, money, letters. */
export const tablesOfRecords: Readonly<Record<string, TableRows>> = {
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
    touch: `doctor_response = 'words', doctor_responded_at = '${at}'`,
    forge: 'doctor_response = null, doctor_responded_at = null',
    // The one of C has its answer: nobody changes that.
    rows: { ...perVisit(feedback), C: { ...feedback('C'), ...reply } },
    tries: {
      'A with an answer': { ...feedback('A'), ...reply },
      'A made public': { ...feedback('A'), review_text: 'words', is_public: true },
      'A without proof': { ...feedback('A'), is_verified: false },
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
