import type { RequestValue, Session } from '@bedside/contract'
import type { Person, Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { admit } from '../course/enter.ts'
import { finish, stopClock } from '../course/finish.ts'
import { askForMode, dropModeAsk, withoutModeAsk } from '../course/mode.ts'
import { reopen } from '../course/reopen.ts'
import { settle } from '../course/settle.ts'
import { allowedMoves } from '../lifecycle.ts'
import { isThere, type NoShowParty, type ParticipantRecord } from '../records.ts'
import type { Room } from '../room.ts'
import type { Visit } from '../visit.ts'
import { changeAsPerson } from './change-visit.ts'
import { doctorOf, viewSession } from './view.ts'

/** One person's move, answered with the session as it then is, on the audit trail under the move's name. */
function moveAs(
  room: Room,
  caller: Person,
  sessionId: string,
  action: string,
  work: (visit: Visit, me: ParticipantRecord, tx: Tx) => void | Promise<void>,
): Promise<Session> {
  return changeAsPerson(room, caller, sessionId, work, async (tx, visit) => {
    const { session, participants } = visit
    const [view] = await Promise.all([
      viewSession(room, tx, { session, participants, me: visit.person(caller.userId) }),
      recordMove(room, tx, visit, action),
    ])
    return view
  })
}

export const recordMove = ({ audit }: Room, tx: Tx, { session }: Visit, action: string) =>
  audit.record(tx, {
    action,
    subjectType: 'session',
    subjectId: session.id,
    sessionId: session.id,
    patientId: session.patientId,
  })

/** The doctor lets one waiting person in; once more is nothing. */
export const admitParticipant = (room: Room, caller: Person, sessionId: string, participantId: string) =>
  moveAs(room, caller, sessionId, 'session.admitted', (visit) => {
    visit.move('admit')
    const person = visit.participants.find(({ id, removedAt }) => id === participantId && !removedAt)
    if (!person) throw new Refusal('not_found')
    if (!person.admittedAt && !isThere(person))
      throw new Refusal('session_state', {
        detail: 'This person is not waiting',
        currentStatus: visit.session.status,
        allowedMoves: allowedMoves(visit.session.status, visit.actor.mover),
      })
    admit(visit, person.userId, caller.userId)
    settle(visit)
  })

/** Hold: the billing clock stops. */
export const pauseSession = (room: Room, caller: Person, sessionId: string) =>
  moveAs(room, caller, sessionId, 'session.paused', (visit) =>
    visit.move('pause', { ...stopClock(visit), ...withoutModeAsk(visit.session) }),
  )

export const resumeSession = (room: Room, caller: Person, sessionId: string) =>
  moveAs(room, caller, sessionId, 'session.resumed', (visit) =>
    visit.move('resume', { runningSince: visit.now }),
  )

export const reopenSession = (room: Room, caller: Person, sessionId: string) =>
  moveAs(room, caller, sessionId, 'session.reopened', reopen)

/** One of the two asks the other to go up to a mode, accepts what the other asks, or goes down at once. */
export const changeMode = (
  room: Room,
  caller: Person,
  sessionId: string,
  { consultationMode: wanted, deviceId }: RequestValue<'changeMode', 'body'>,
) =>
  moveAs(room, caller, sessionId, 'session.mode', async (visit, _me, tx) => {
    visit.move('mode')
    const { consultationModes: offered } = await doctorOf(room, tx, visit.session.doctorId)
    const onLine = room.platform.realtime.subscribers(sessionId).map(({ identity }) => identity)
    askForMode(visit, caller.userId, { wanted, deviceId, offered, onLine })
  })

/** The asker takes the standing ask back, or the other says not now; without one nothing happens. */
export const refuseMode = (room: Room, caller: Person, sessionId: string) =>
  moveAs(room, caller, sessionId, 'session.mode_refused', (visit) => {
    visit.move('mode')
    dropModeAsk(visit, caller.userId)
  })

/** The doctor says, or corrects, who did not come; not before the visit's time has begun. */
export const markNoShow = (room: Room, caller: Person, sessionId: string, noShowParty: NoShowParty) =>
  moveAs(room, caller, sessionId, 'session.no_show', (visit) => {
    const { session, now } = visit
    if (session.status === 'NO_SHOW') correctNoShow(visit, noShowParty)
    else {
      finish(visit, 'no-show', { endReason: 'no_show', noShowParty })
      if (now < session.scheduledStartTime && session.segment === 1)
        throw new Refusal('session_state', {
          detail: 'The visit has not begun yet',
          currentStatus: session.status,
          allowedMoves: allowedMoves(session.status, visit.actor.mover).filter((move) => move !== 'no-show'),
        })
    }
  })

function correctNoShow(visit: Visit, noShowParty: NoShowParty) {
  visit.move('no-show')
  if (visit.session.noShowParty === noShowParty) return
  visit.set({ noShowParty })
  visit.log('session.status_changed', visit.actor.userId, {
    from: 'NO_SHOW',
    to: 'NO_SHOW',
    move: 'no-show',
    segment: visit.session.segment,
    endReason: 'no_show',
    noShowParty,
  })
  visit.say('consultation.missed', { ...visit.ids, noShowParty })
}

/** The patient asks for a phone call instead, or no longer. */
export const requestPhoneCall = (room: Room, caller: Person, sessionId: string, wanted: boolean) =>
  moveAs(room, caller, sessionId, 'session.phone_call', (visit) => {
    visit.move('phone-call')
    if (visit.session.wantsPhoneCall === wanted) return
    visit.set({ wantsPhoneCall: wanted })
    visit.log('patient.wants_phone_call', caller.userId, { wanted })
    if (wanted) visit.say('consultation.phone_call.wanted', visit.ids)
  })

/** The doctor rings the patient again. */
export const ringPatient = (room: Room, caller: Person, sessionId: string) =>
  changeAsPerson(
    room,
    caller,
    sessionId,
    (visit) => {
      visit.move('ring')
      visit.set({ ringState: 'ringing' })
      visit.log('patient.rung', caller.userId)
      visit.say('consultation.patient.rung', visit.ids)
    },
    (tx, visit) => recordMove(room, tx, visit, 'session.rung'),
  )
