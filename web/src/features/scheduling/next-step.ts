import type { Appointment } from '@bedside/contract'

/**
 * The one thing a patient does next about an appointment:
 * `wait` for the doctor's answer, `check` the devices, `join`, `return` to a running visit, `summary`, `come` in person,
 * `none` when it is over without a visit.
 */
export type NextStep = 'wait' | 'check' | 'join' | 'return' | 'summary' | 'come' | 'none'

const over = new Set(['DECLINED', 'CANCELLED', 'NO_SHOW'])

/** How long after its end a visit in person still stands on the home page as the next one. */
const lingerMs = 30 * 60_000

/** The next step by the server's time; pure. */
export function nextStepOf(appointment: Appointment, nowMs: number): NextStep {
  if (over.has(appointment.status)) return 'none'
  if (appointment.status === 'COMPLETED') return appointment.sessionId ? 'summary' : 'none'
  if (appointment.callStatus === 'active') return 'return'
  if (appointment.callStatus === 'ended') return 'summary'
  if (appointment.status === 'REQUESTED') return Date.parse(appointment.endTime) < nowMs ? 'none' : 'wait'
  if (appointment.visitType === 'IN_PERSON')
    return Date.parse(appointment.endTime) + lingerMs < nowMs ? 'none' : 'come'
  const opensAt = Date.parse(appointment.joinOpensAt ?? appointment.startTime)
  return nowMs < opensAt ? 'check' : 'join'
}

const urgency: Record<NextStep, number> = {
  return: 0,
  join: 1,
  check: 2,
  come: 2,
  wait: 2,
  summary: 3,
  none: 4,
}

/** Appointments that still lie ahead, soonest first, running visits before all; and the others, newest first. */
export function sortAppointments(appointments: readonly Appointment[], nowMs: number) {
  const stepOf = new Map(appointments.map((each) => [each, nextStepOf(each, nowMs)]))
  const rank = (each: Appointment) => urgency[stepOf.get(each) ?? 'none']
  const start = (each: Appointment) => Date.parse(each.startTime)
  const ahead = appointments
    .filter((each) => rank(each) < 3)
    .sort((a, b) => Math.min(rank(a), 1) - Math.min(rank(b), 1) || start(a) - start(b))
  const past = appointments.filter((each) => rank(each) >= 3).sort((a, b) => start(b) - start(a))
  return { ahead, past }
}

/** The appointment the home page's slip is about: the next one ahead, else a visit that ended within the last day. */
export function pickSlip(appointments: readonly Appointment[], nowMs: number): Appointment | undefined {
  const { ahead, past } = sortAppointments(appointments, nowMs)
  const fresh = past.find(
    (each) => nextStepOf(each, nowMs) === 'summary' && nowMs - Date.parse(each.endTime) < 24 * 60 * 60_000,
  )
  return ahead[0] ?? fresh
}
