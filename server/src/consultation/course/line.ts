import { timings } from '@bedside/contract'
import { isOpen, isThere, type ParticipantRecord } from '../records.ts'
import type { Visit } from '../visit.ts'
import { goOut } from './leave.ts'
import { settle, settleWaiting } from './settle.ts'

const isHeld = (visit: Visit, me: ParticipantRecord) => isOpen(visit.session.status) && isThere(me)

/** The last socket of a person went: their place is held for the grace. */
export function drop(visit: Visit, userId: string) {
  const me = visit.person(userId)
  if (!isHeld(visit, me)) {
    if (me.presence !== 'disconnected') visit.setPerson(userId, { presence: 'disconnected' })
    return
  }
  if (me.presence !== 'connected') return
  holdPlace(visit, userId)
  visit.log('participant.reconnecting', userId, { participantId: me.id })
  visit.say('consultation.participant.reconnecting', lineOf(visit, me))
}

/** The house itself was away: no line is known any more, and everyone gets the whole grace again. */
export function loseTrack(visit: Visit, userId: string) {
  if (visit.person(userId).presence === 'connected') drop(visit, userId)
  else if (isHeld(visit, visit.person(userId))) holdPlace(visit, userId)
  else visit.setPerson(userId, { presence: 'disconnected' })
}

function holdPlace(visit: Visit, userId: string) {
  visit.setPerson(userId, {
    presence: 'reconnecting',
    graceUntil: new Date(visit.now.getTime() + timings.leaveGraceMs),
    mediaUp: false,
  })
}

/** A socket of this person follows the session: a return within the grace, or only a line. */
export function follow(visit: Visit, userId: string) {
  const me = visit.person(userId)
  if (isHeld(visit, me) && me.presence === 'reconnecting') comeBack(visit, me)
  else if (me.presence !== 'connected') visit.setPerson(userId, { presence: 'connected' })
  const isChat = visit.session.consultationMode === 'CHAT'
  if (isChat && isHeld(visit, me) && !me.mediaUp) visit.setPerson(userId, { mediaUp: true })
  settle(visit)
}

/** Same row, one return more. */
export function comeBack(visit: Visit, me: ParticipantRecord) {
  visit.setPerson(me.userId, { presence: 'connected', graceUntil: null, rejoinCount: me.rejoinCount + 1 })
  visit.log('participant.reconnected', me.userId, { participantId: me.id, rejoinCount: me.rejoinCount + 1 })
  visit.say('consultation.participant.reconnected', lineOf(visit, me))
}

/** The grace of a person has passed without a return. */
export function endGrace(visit: Visit, userId: string) {
  const me = visit.person(userId)
  if (!me.graceUntil || me.graceUntil > visit.now || !isOpen(visit.session.status)) return
  if (!isThere(me)) visit.setPerson(userId, { graceUntil: null })
  else {
    const { bothThere } = visit
    goOut(visit, userId, 'drop')
    visit.setPerson(userId, { presence: 'disconnected' })
    visit.log('participant.disconnected', userId, { participantId: me.id })
    visit.say('consultation.participant.disconnected', lineOf(visit, me))
    settleWaiting(visit, me, bothThere)
  }
  settle(visit)
}

const lineOf = (visit: Visit, me: ParticipantRecord) => ({
  sessionId: visit.session.id,
  userId: me.userId,
  role: me.role,
})
