import { joinOpensAt } from '../policy.ts'
import { isThere } from '../records.ts'
import type { Visit } from '../visit.ts'
import { noShowTime } from './deadlines.ts'

/**
 * The appointment got another time, or was confirmed for the one it has. Whoever waits for a time that is not
 * open yet goes out again.
 * @param confirmed an unconfirmed time has no timer: nobody can miss it
 */
export function reschedule(visit: Visit, startTime: Date, durationMinutes: number, confirmed: boolean) {
  const { session, now } = visit
  if (session.status !== 'SCHEDULED' && session.status !== 'WAITING') return
  const isSame =
    session.scheduledStartTime.getTime() === startTime.getTime() &&
    session.scheduledDurationMinutes === durationMinutes
  if (isSame && confirmed === (session.noShowAt !== null)) return
  visit.set({
    scheduledStartTime: startTime,
    scheduledDurationMinutes: durationMinutes,
    noShowAt: confirmed ? noShowTime(startTime, now) : null,
  })
  if (isSame) return
  visit.log('session.rescheduled', visit.actor.userId, {
    from: session.scheduledStartTime.toISOString(),
    to: startTime.toISOString(),
  })
  if (session.status === 'WAITING' && now < joinOpensAt(visit.session)) sendHome(visit)
}

function sendHome(visit: Visit) {
  for (const person of visit.participants) {
    if (isThere(person))
      visit.setPerson(person.userId, {
        leftAt: visit.now,
        graceUntil: null,
        waitingSince: null,
        mediaUp: false,
      })
    if (person.admittedAt) visit.setPerson(person.userId, { admittedAt: null })
  }
  visit.move('reschedule', { standingAdmission: false, jointSince: null })
}
