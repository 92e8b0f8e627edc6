import type { Caller } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { IdentityRoom } from '../room.ts'
import { idleMs } from '../sign-in-tokens.ts'
import { listRunningSignIns, revokeSignIn, revokeSignInsOf } from '../store/sign-ins.ts'

/** Where the caller is signed in now, this device first, then by when they were last used. */
export async function listSignIns({ platform: { database, clock } }: IdentityRoom, caller: Caller) {
  const now = clock.now()
  const rows = await database.asPerson(caller, (tx) =>
    tx.asService('own-sign-ins', () =>
      listRunningSignIns(tx, caller.userId, { now, usedAfter: new Date(now.getTime() - idleMs) }),
    ),
  )
  const isThis = (id: string) => id === caller.signInId
  return rows
    .map((row) => ({ ...row, isThis: isThis(row.id) }))
    .sort((one, other) => Number(other.isThis) - Number(one.isThis))
}

/** Ends one sign-in of the caller with its sockets, at once. Throws `not_found` for ended, foreign and unknown ones. */
export async function endSignIn(room: IdentityRoom, caller: Caller, signInId: string) {
  const { platform, audit, authenticator } = room
  const { database, clock, realtime } = platform
  await database.asPerson(caller, async (tx) => {
    await tx.asService('sign-out', async () => {
      const ended = await revokeSignIn(tx, { id: signInId, userId: caller.userId }, clock.now())
      if (!ended) throw new Refusal('not_found')
      await room.signInsEnded(tx, [signInId])
    })
    await audit.record(tx, { action: 'sign_in.ended', subjectType: 'account', subjectId: caller.userId })
  })
  authenticator.forget()
  realtime.disconnectPerson(caller.userId, signInId)
}

/** Ends every sign-in of the caller but this one, with their sockets, at once. */
export async function signOutEverywhere(room: IdentityRoom, caller: Caller) {
  const { platform, audit, authenticator } = room
  const { database, clock, realtime } = platform
  const ended = await database.asPerson(caller, async (tx) => {
    const ids = await tx.asService('sign-out', async () => {
      const revoked = await revokeSignInsOf(tx, caller.userId, clock.now(), caller.signInId)
      await room.signInsEnded(tx, revoked)
      return revoked
    })
    await audit.record(tx, {
      action: 'sign_in.ended_everywhere',
      subjectType: 'account',
      subjectId: caller.userId,
    })
    return ids
  })
  authenticator.forget()
  for (const signInId of ended) realtime.disconnectPerson(caller.userId, signInId)
}
