import type { CheckIn, RequestValue } from '@bedside/contract'
import type { Person, Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { judge } from '../lifecycle.ts'
import { mayReadCheckIn, moverOf } from '../policy.ts'
import { presentCheckIn } from '../present/queue.ts'
import type { Room } from '../room.ts'
import { type CheckInRecord, findLastCheckIn, listCheckIns, writeCheckIn } from '../store/check-in-store.ts'
import { loadSeen } from './read-session.ts'

const empty: CheckIn = {
  placeNow: null,
  callBackNumber: null,
  withWhom: null,
  isPrivate: null,
  consentToMode: false,
  savedAt: null,
}

/** The answers before a visit; for the patient prefilled from the last one, but never the consent. */
export const getCheckIn = (room: Room, caller: Person, sessionId: string) =>
  room.platform.database.asPerson(caller, async (tx): Promise<CheckIn> => {
    const { session, me } = await loadSeen(tx, caller.userId, sessionId)
    if (!mayReadCheckIn(me)) throw new Refusal('not_found')
    const own = (await listCheckIns(tx, [session.id])).get(session.id)
    if (own) return presentCheckIn(own)
    const last = me.role === 'PATIENT' ? await findLastCheckIn(tx, caller.userId) : undefined
    return last ? { ...presentCheckIn(last), consentToMode: false, savedAt: null } : empty
  })

/** The patient's answers, each kept as it was when it is left out. */
export const saveCheckIn = (
  room: Room,
  caller: Person,
  sessionId: string,
  body: RequestValue<'saveCheckIn', 'body'>,
) =>
  room.platform.database.asPerson(caller, async (tx) => {
    const { session, me } = await loadSeen(tx, caller.userId, sessionId)
    const verdict = judge(session.status, 'check-in', moverOf(me))
    if ('refused' in verdict)
      throw new Refusal(verdict.refused, {
        ...(verdict.refused === 'session_state' && {
          currentStatus: session.status,
          allowedMoves: verdict.allowedMoves,
        }),
      })
    const answers = merge(await knownAnswers(tx, session.id), body, room.platform.clock.now())
    await writeCheckIn(tx, session.id, caller.userId, answers)
    await room.sessionLog.append(tx, session.id, { eventType: 'check_in.saved', userId: caller.userId })
    tx.afterCommit(() => room.live.deskChanged(session.doctorId))
    return presentCheckIn(answers)
  })

const knownAnswers = async (tx: Tx, sessionId: string) =>
  (await listCheckIns(tx, [sessionId])).get(sessionId) ?? empty

function merge(
  had: Omit<CheckIn, 'savedAt'>,
  body: RequestValue<'saveCheckIn', 'body'>,
  savedAt: Date,
): CheckInRecord {
  const { placeNow, callBackNumber, withWhom, isPrivate, consentToMode } = body
  return {
    placeNow: placeNow === undefined ? had.placeNow : placeNow,
    callBackNumber: callBackNumber === undefined ? had.callBackNumber : callBackNumber,
    withWhom: withWhom === undefined ? had.withWhom : withWhom,
    isPrivate: isPrivate === undefined ? had.isPrivate : isPrivate,
    consentToMode: consentToMode ?? had.consentToMode,
    savedAt,
  }
}
