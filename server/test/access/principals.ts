/** One who acts: the database role and the identity that the server sets for the transaction. */
export interface Principal {
  readonly role: 'bedside_app' | 'bedside_flow' | 'bedside_service'
  readonly userId: string
  readonly userRole: string
  readonly system: string
}

const person = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/**
 * The world's people. Visit A is of patient and doctor with three guests; visit B of the same patient with
 * doctorOfB; visit C of otherPatient with otherDoctor; otherPatient also sees doctorOfB in person. The newcomer has
 * no visit at all.
 */
export const people = {
  newcomer: { id: person(1), role: 'PATIENT' },
  patient: { id: person(2), role: 'PATIENT' },
  otherPatient: { id: person(3), role: 'PATIENT' },
  doctor: { id: person(4), role: 'DOCTOR' },
  doctorOfB: { id: person(5), role: 'DOCTOR' },
  otherDoctor: { id: person(6), role: 'DOCTOR' },
  guestWaiting: { id: person(7), role: 'PATIENT' },
  guestAdmitted: { id: person(8), role: 'PATIENT' },
  guestRemoved: { id: person(9), role: 'PATIENT' },
  admin: { id: person(10), role: 'ADMIN' },
} as const

export type PersonName = keyof typeof people

const as = (role: Principal['role'], name: PersonName): Principal => ({
  role,
  userId: people[name].id,
  userRole: people[name].role,
  system: '',
})
const house = (role: Principal['role'], system: string): Principal => ({
  role,
  userId: '',
  userRole: '',
  system,
})

/** Everyone who tries every verb on every row; the order of the declaration's lines. */
export const principals = {
  anonymous: house('bedside_app', ''),
  newcomer: as('bedside_app', 'newcomer'),
  patient: as('bedside_app', 'patient'),
  otherPatient: as('bedside_app', 'otherPatient'),
  doctor: as('bedside_app', 'doctor'),
  doctorOfB: as('bedside_app', 'doctorOfB'),
  otherDoctor: as('bedside_app', 'otherDoctor'),
  guestWaiting: as('bedside_app', 'guestWaiting'),
  guestAdmitted: as('bedside_app', 'guestAdmitted'),
  guestRemoved: as('bedside_app', 'guestRemoved'),
  admin: as('bedside_app', 'admin'),
  'flow/nobody': house('bedside_flow', ''),
  'flow/system': house('bedside_flow', 'matrix'),
  'flow/newcomer': as('bedside_flow', 'newcomer'),
  'flow/patient': as('bedside_flow', 'patient'),
  'flow/otherPatient': as('bedside_flow', 'otherPatient'),
  'flow/doctor': as('bedside_flow', 'doctor'),
  'flow/doctorOfB': as('bedside_flow', 'doctorOfB'),
  'flow/guestWaiting': as('bedside_flow', 'guestWaiting'),
  'flow/guestAdmitted': as('bedside_flow', 'guestAdmitted'),
  'flow/guestRemoved': as('bedside_flow', 'guestRemoved'),
  'service/nobody': house('bedside_service', ''),
  service: house('bedside_service', 'matrix'),
} as const satisfies Record<string, Principal>

export type PrincipalName = keyof typeof principals
