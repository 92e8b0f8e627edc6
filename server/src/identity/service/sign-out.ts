import type { Caller } from '../../platform/http/index.ts'
import type { IdentityRoom } from '../room.ts'
import { revokeSignIn } from '../store/sign-ins.ts'

/** Ends this sign-in and its sockets; the person's other devices notice nothing. */
export async function signOut(room: IdentityRoom, caller: Caller) {
  const { platform, audit, authenticator } = room
  const { database, clock, realtime } = platform
  await database.asPerson(caller, async (tx) => {
    await tx.asService('sign-out', async () => {
      await revokeSignIn(tx, { id: caller.signInId, userId: caller.userId }, clock.now())
      await room.signInsEnded(tx, [caller.signInId])
    })
    await audit.record(tx, { action: 'sign_out', subjectType: 'account', subjectId: caller.userId })
  })
  authenticator.forget()
  realtime.disconnectPerson(caller.userId, caller.signInId)
}
