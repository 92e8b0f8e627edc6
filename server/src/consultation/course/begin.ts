import { isThere, type ParticipantRecord } from '../records.ts'
import { system, type Visit } from '../visit.ts'

/** Starts the visit when both are there, admitted and their media are up; else remembers since when only these are missing. */
export function beginIfJoint(visit: Visit) {
  const { patient, doctor, session, now } = visit
  const isReady = (person: ParticipantRecord) => isThere(person) && person.admittedAt !== null
  if (!isReady(patient) || !isReady(doctor)) {
    if (session.jointSince) visit.set({ jointSince: null })
    return
  }
  if (!patient.mediaUp || !doctor.mediaUp) {
    if (!session.jointSince) visit.set({ jointSince: now })
    return
  }
  const actualStartTime = session.actualStartTime ?? now
  visit.move(
    'begun',
    { actualStartTime, runningSince: now, jointSince: null, noShowAt: null, ringState: 'none' },
    system,
  )
  for (const person of visit.participants) {
    if (isReady(person) && person.waitingSince) visit.setPerson(person.userId, { waitingSince: null })
  }
  visit.say('consultation.started', {
    ...visit.ids,
    consultationMode: session.consultationMode,
    actualStartTime: actualStartTime.toISOString(),
    roomName: session.roomName,
  })
}
