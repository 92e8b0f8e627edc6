import type { SessionAccess } from '../consultation/index.ts'
import type { Person } from '../platform/database/index.ts'

/** The visit's patient alone rates it. */
export const mayRate = (person: Person, visit: SessionAccess) =>
  visit.myRole === 'PATIENT' && visit.patientId === person.userId

/** The visit's two people read what was said; guests do not. */
export const mayRead = (person: Person, visit: SessionAccess) =>
  visit.patientId === person.userId || visit.doctorId === person.userId

/** The visit's doctor alone answers. */
export const mayReply = (person: Person, visit: SessionAccess) =>
  visit.myRole === 'DOCTOR' && visit.doctorId === person.userId

/** A visit that was held, or that failed while being joined; one nobody came to has nothing to rate. */
export const isOver = ({ status }: SessionAccess) => status === 'COMPLETED' || status === 'FAILED'
