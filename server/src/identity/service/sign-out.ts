import type { Caller } from '../../platform/http/index.ts'
import type { IdentityRoom } from '../room.ts'
import { revokeSignIn } from '../store/sign-ins.ts'

/** Ends this sign-in and its sockets; the person's other devices connect anew by themselves. */
export async function signOut({ platform, audit, authenticator }: IdentityRoom, caller: Caller) {
  const { database, clock, realtime } = platform
  await database.asPerson(caller, async (tx) => {
    await tx.asService('sign-out', () => revokeSignIn(tx, caller.signInId, clock.now()))
    await audit.record(tx, { action: 'sign_out', subjectType: 'account', subjectId: caller.userId })
  })
  authenticator.forget()
  realtime.disconnectPerson(caller.userId)
}
