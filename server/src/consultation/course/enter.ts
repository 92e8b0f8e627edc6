import { moverOf } from '../policy.ts'
import { isThere, type ParticipantRecord } from '../records.ts'
import type { Visit } from '../visit.ts'
import { comeBack } from './line.ts'
import { settle } from './settle.ts'

/** What a device brings along when it joins. */
export interface Entrance {
  readonly deviceId: string
  /** Another device of this person holds the media now. */
  readonly otherDeviceHeld: boolean
  /** A socket or a running poll of this person follows the session. */
  readonly isFollowing: boolean
}

const joinedAs = { PATIENT: 'patient_joined', DOCTOR: 'doctor_joined', GUEST: 'guest_joined' } as const

/** A person enters the waiting room or the room, comes back to it, or brings another device. */
export function enter(visit: Visit, userId: string, entrance: Entrance) {
  const me = visit.person(userId)
  const mover = moverOf(me)
  const was = visit.session.status
  const isFresh = !isThere(me)
  if (isFresh) goIn(visit, me)
  else if (me.presence === 'reconnecting') comeBack(visit, me)
  visit.move(mover === 'GUEST' ? 'guest-join' : 'join')
  takeDevice(visit, me.userId, entrance)
  if (mover === 'DOCTOR') start(visit)
  if (mover === 'PATIENT') {
    if (visit.session.standingAdmission) admit(visit, userId, visit.session.doctorId)
    if (visit.session.ringState !== 'none') visit.set({ ringState: 'none' })
  }
  if (isFresh && (was === 'SCHEDULED' || was === 'WAITING')) tellOther(visit, mover)
  settle(visit)
}

function goIn(visit: Visit, me: ParticipantRecord) {
  const { now, session } = visit
  const mover = moverOf(me)
  visit.setPerson(me.userId, {
    joinedAt: me.joinedAt ?? now,
    leftAt: null,
    leftBy: null,
    graceUntil: null,
    presence: 'connected',
    rejoinCount: me.joinedAt ? me.rejoinCount + 1 : me.rejoinCount,
    waitingSince: mover === 'DOCTOR' ? null : now,
  })
  visit.log(joinedAs[mover as keyof typeof joinedAs], me.userId, {
    participantId: me.id,
    role: me.role,
    rejoin: me.joinedAt !== null,
  })
  if (mover === 'PATIENT' && !session.patientJoinedAt) visit.set({ patientJoinedAt: now })
  if (mover === 'DOCTOR' && !session.doctorJoinedAt) visit.set({ doctorJoinedAt: now })
}

/** The doctor's coming is the start of the visit: a standing admission of the appointment's patient. */
function start(visit: Visit) {
  const { doctor, patient, now } = visit
  if (!doctor.admittedAt) visit.setPerson(doctor.userId, { admittedAt: now, visibleFromSeq: 0 })
  if (!visit.session.standingAdmission) visit.set({ standingAdmission: true })
  if (isThere(patient)) admit(visit, patient.userId, doctor.userId)
}

/** Lets one person in; a guest reads the log from here on. Once admitted, nothing more happens. */
export function admit(visit: Visit, userId: string, byUserId: string) {
  const person = visit.person(userId)
  if (person.admittedAt) return
  visit.setPerson(userId, {
    admittedAt: visit.now,
    ...(moverOf(person) !== 'GUEST' && { visibleFromSeq: 0 }),
  })
  visit.log('participant.admitted', byUserId === visit.actor.userId ? byUserId : null, {
    participantId: person.id,
    userId,
    by: byUserId,
  })
}

function takeDevice(visit: Visit, userId: string, entrance: Entrance) {
  const me = visit.person(userId)
  const isChat = visit.session.consultationMode === 'CHAT'
  const moved = me.activeDeviceId !== null && me.activeDeviceId !== entrance.deviceId
  if (me.activeDeviceId !== entrance.deviceId) visit.setPerson(userId, { activeDeviceId: entrance.deviceId })
  const mediaUp = isChat ? entrance.isFollowing : me.mediaUp && !moved
  if (mediaUp !== me.mediaUp) visit.setPerson(userId, { mediaUp })
  if (!moved || !entrance.otherDeviceHeld || isChat) return
  visit.mediaMoved.push({ from: `${userId}:${me.activeDeviceId}`, to: `${userId}:${entrance.deviceId}` })
  visit.log('participant.media_moved', userId, { participantId: me.id })
}

function tellOther(visit: Visit, mover: string) {
  if (mover === 'PATIENT') visit.say('consultation.waiting.patient', visit.ids)
  if (mover === 'DOCTOR') visit.say('consultation.waiting.doctor', visit.ids)
}
