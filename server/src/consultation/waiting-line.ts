import type { DeskState } from '@bedside/contract'
import { isThere, type ParticipantRecord, type SessionRecord } from './records.ts'
import type { DeskRecord } from './store/desk-store.ts'

/** A doctor's moment: what is going on, who is there, what the doctor said of the desk. */
export interface Desk {
  readonly doctorId: string
  /** Sessions that are waiting or running, in the order of the queue's times. */
  readonly open: readonly SessionRecord[]
  readonly people: ReadonlyMap<string, readonly ParticipantRecord[]>
  readonly record: DeskRecord
  readonly isOnline: boolean
  readonly now: Date
}

export const partyOf = (desk: Pick<Desk, 'people'>, sessionId: string, role: 'PATIENT' | 'DOCTOR') =>
  desk.people.get(sessionId)?.find((person) => person.role === role)

const isIn = (desk: Desk, sessionId: string, role: 'PATIENT' | 'DOCTOR') => {
  const person = partyOf(desk, sessionId, role)
  return person !== undefined && isThere(person)
}

/** The patients who wait, by appointment, then by arrival. */
export function lineOf(desk: Desk): SessionRecord[] {
  const arrivalOf = ({ id }: SessionRecord) => partyOf(desk, id, 'PATIENT')?.waitingSince?.getTime() ?? 0
  return desk.open
    .filter(({ id, status }) => status === 'WAITING' && isIn(desk, id, 'PATIENT'))
    .sort(
      (one, other) =>
        one.scheduledStartTime.getTime() - other.scheduledStartTime.getTime() ||
        arrivalOf(one) - arrivalOf(other),
    )
}

/** The doctor as seen from one session; without a session, as seen from the desk itself. */
export function doctorState(desk: Desk, sessionId: string | null): DeskState {
  if (sessionId && isIn(desk, sessionId, 'DOCTOR')) return 'ready'
  if (desk.open.some(({ id }) => id !== sessionId && isIn(desk, id, 'DOCTOR'))) return 'with_patient'
  if (desk.record.state) return desk.record.state
  return desk.isOnline ? 'available' : 'away'
}

/** How many are before a session's patient, whether or not that one has come yet; 0 = next. */
export function placeOf(desk: Desk, session: SessionRecord) {
  const line = lineOf(desk)
  const at = line.findIndex(({ id }) => id === session.id)
  if (at >= 0) return at
  return line.filter(({ scheduledStartTime }) => scheduledStartTime <= session.scheduledStartTime).length
}

const toFive = (minutes: number, round: (value: number) => number) => round(minutes / 5) * 5

/** An honest range instead of a false minute; null once the doctor is there. Visits take half to all of their time. */
export function waitRangeOf(desk: Desk, session: SessionRecord) {
  if (doctorState(desk, session.id) === 'ready') return null
  const isBusy = doctorState(desk, session.id) === 'with_patient'
  const ahead = placeOf(desk, session) + (isBusy ? 1 : 0)
  const untilStart = Math.max(0, (session.scheduledStartTime.getTime() - desk.now.getTime()) / 60_000)
  const length = session.scheduledDurationMinutes
  const { runningLateMinutes } = desk.record
  const least = Math.max(untilStart, ahead * length * 0.5)
  const most = Math.max(untilStart, ahead * length) + runningLateMinutes + 5
  return { minMinutes: toFive(least, Math.floor), maxMinutes: toFive(most, Math.ceil) }
}
