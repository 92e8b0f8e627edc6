import { timings } from '@bedside/contract'
import { moverOf } from '../policy.ts'
import { isThere, type ParticipantRecord } from '../records.ts'
import { system, type Visit } from '../visit.ts'
import { beginIfJoint } from './begin.ts'
import { finish } from './finish.ts'

/** What the table makes of who is there now; called at the end of every change of people or lines. */
export function settle(visit: Visit) {
  const { status } = visit.session
  if (status === 'WAITING') beginIfJoint(visit)
  if (status === 'IN_PROGRESS' || status === 'PAUSED') lapseIfGone(visit)
}

/** Someone went out of a waiting visit: nobody of the two left means back to the book. A guest's going means nothing. */
export function settleWaiting(visit: Visit, gone: ParticipantRecord, bothWereThere: boolean) {
  if (visit.session.status !== 'WAITING' || moverOf(gone) === 'GUEST') return
  if (bothWereThere) extendNoShow(visit)
  if (isThere(visit.patient) || isThere(visit.doctor)) return
  visit.move('emptied', { standingAdmission: false, jointSince: null }, system)
  visit.setPerson(visit.patient.userId, { admittedAt: null })
  visit.setPerson(visit.doctor.userId, { admittedAt: null })
}

/** Both came; whoever of them is missing again is given the whole time once more. */
function extendNoShow(visit: Visit) {
  const again = new Date(visit.now.getTime() + timings.noShowAfterStartMs)
  const { noShowAt } = visit.session
  if (!noShowAt || noShowAt < again) visit.set({ noShowAt: again })
}

type Side = 'here' | 'grace' | 'left' | 'lost'

function sideOf(person: ParticipantRecord): Side {
  if (person.graceUntil) return 'grace'
  if (isThere(person)) return 'here'
  return person.leftBy === 'choice' ? 'left' : 'lost'
}

/**
 * A running visit ends when a side is gone for good; while the other side's own line is still being waited
 * for, that comes first, because both lost is another ending than one gone.
 */
function lapseIfGone(visit: Visit) {
  const patient = sideOf(visit.patient)
  const doctor = sideOf(visit.doctor)
  const isGone = (side: Side) => side === 'left' || side === 'lost'
  if (patient === 'grace' || doctor === 'grace' || !(isGone(patient) || isGone(doctor))) return
  finish(visit, 'lapsed', { endReason: reasonOf(visit, patient, doctor) }, system)
}

function reasonOf(
  { patient: { leftAt: patientAt }, doctor: { leftAt: doctorAt } }: Visit,
  patient: Side,
  doctor: Side,
) {
  if (patient === 'here') return 'doctor_left'
  if (doctor === 'here') return 'patient_left'
  if (patient === 'lost' && doctor === 'lost') return 'connection_lost'
  if (patient === doctor) return (patientAt ?? 0) <= (doctorAt ?? 0) ? 'patient_left' : 'doctor_left'
  return patient === 'left' ? 'patient_left' : 'doctor_left'
}
