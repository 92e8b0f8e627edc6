import type { Tx } from '../../platform/database/index.ts'
import type { Caller } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { hashPassword, verifyPassword } from '../password.ts'
import type { IdentityRoom } from '../room.ts'
import { changePasswordHash, findCredentialsOf } from '../store/people.ts'
import { revokeSignInsOf } from '../store/sign-ins.ts'
import { forgetTries } from '../store/tries.ts'
import { personLimit, withinLimits } from '../try-limits.ts'

/** Changes the own password and ends all other sign-ins. Throws `wrong_credentials`. */
export async function changePassword(
  room: IdentityRoom,
  caller: Caller,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
) {
  const { platform, audit, authenticator } = room
  const { database, clock, realtime } = platform
  const entry = { action: 'password.changed', subjectType: 'account', subjectId: caller.userId }
  const limit = personLimit(caller.userId)
  const found = await withinLimits(room, [limit], (tx) => findCredentialsOf(tx, caller.userId))
  if (!(await verifyPassword(found?.passwordHash ?? null, currentPassword))) {
    await audit.recordRefusal(caller, entry)
    throw new Refusal('wrong_credentials')
  }
  const passwordHash = await hashPassword(newPassword)
  await database.asPerson(caller, async (tx) => {
    await tx.asService('change-password', async () => {
      await changePasswordHash(tx, caller.userId, passwordHash)
      const ended = await revokeSignInsOf(tx, caller.userId, clock.now(), caller.signInId)
      await room.signInsEnded(tx, ended)
      await forgetTries(tx, limit.key)
    })
    await audit.record(tx, entry)
  })
  authenticator.forget()
  realtime.disconnectPerson(caller.userId)
}

/** Sets a person's password where it is another; under the service role. */
export async function ensurePassword(tx: Tx, userId: string, password: string) {
  const found = await findCredentialsOf(tx, userId)
  if (await verifyPassword(found?.passwordHash ?? null, password)) return
  await changePasswordHash(tx, userId, await hashPassword(password))
}
