import type { RequestValue } from '@bedside/contract'
import type { Caller } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type AccountPlace, placeOf, readCursor } from '../account-cursor.ts'
import { hashPassword } from '../password.ts'
import { mayDisable, mayManageAccounts } from '../policy.ts'
import type { IdentityRoom } from '../room.ts'
import { disableAccountRow, findAccountRow, listAccountRows } from '../store/people.ts'
import { revokeSignInsOf } from '../store/sign-ins.ts'
import { addPerson } from './create-person.ts'

async function refuseStranger({ audit }: IdentityRoom, caller: Caller, action: string, subjectId?: string) {
  await audit.recordRefusal(caller, { action, subjectType: 'account', ...(subjectId ? { subjectId } : {}) })
  throw new Refusal('forbidden')
}

/** A page of all accounts, newest first. Throws `forbidden` to all but administrators. */
export async function listAccounts(
  room: IdentityRoom,
  caller: Caller,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  if (!mayManageAccounts(caller)) await refuseStranger(room, caller, 'accounts.listed')
  const after: AccountPlace | null = cursor === undefined ? null : readCursor(cursor)
  return room.platform.database.asPerson(caller, async (tx) => {
    const rows = await listAccountRows(tx, after, limit + 1)
    const items = rows.slice(0, limit)
    await room.audit.record(tx, {
      action: 'accounts.listed',
      subjectType: 'account',
      details: { count: items.length },
    })
    const last = items.at(-1)
    return { items, nextCursor: rows.length > limit && last ? placeOf(last) : null }
  })
}

/** Opens an account; a doctor is bookable once it exists. Throws `forbidden`, `email_taken`, `invalid_input`. */
export async function createAccount(
  room: IdentityRoom,
  caller: Caller,
  { doctor, ...person }: RequestValue<'createAccount', 'body'>,
) {
  if (!mayManageAccounts(caller)) await refuseStranger(room, caller, 'account.created')
  if ((person.role === 'DOCTOR') !== (doctor !== undefined)) {
    const detail = doctor ? 'only for role DOCTOR' : 'required for role DOCTOR'
    throw new Refusal('invalid_input', { errors: [{ pointer: '/doctor', detail }] })
  }
  const { platform, audit } = room
  const passwordHash = await hashPassword(person.password)
  return platform.database.asPerson(caller, async (tx) => {
    const userId = await tx.asService('accounts', async () => {
      const added = await addPerson(tx, platform.clock, person, passwordHash)
      if (doctor) await room.makeDoctor(tx, { userId: added, ...doctor })
      return added
    })
    await audit.record(tx, {
      action: 'account.created',
      subjectType: 'account',
      subjectId: userId,
      details: { role: person.role },
    })
    return findAccountRow(tx, userId)
  })
}

/** Closes an account with all its sign-ins and sockets, at once. Throws `forbidden`, `not_found`. */
export async function disableAccount(room: IdentityRoom, caller: Caller, userId: string) {
  if (!mayDisable(caller, userId)) await refuseStranger(room, caller, 'account.disabled', userId)
  const { platform, audit, authenticator } = room
  const now = platform.clock.now()
  await platform.database.asPerson(caller, async (tx) => {
    await tx.asService('accounts', async () => {
      if (!(await disableAccountRow(tx, userId, now))) throw new Refusal('not_found')
      await room.signInsEnded(tx, await revokeSignInsOf(tx, userId, now, null))
      await room.accountDisabled(tx, userId)
    })
    await audit.record(tx, { action: 'account.disabled', subjectType: 'account', subjectId: userId })
  })
  authenticator.forget()
  platform.realtime.disconnectPerson(userId)
}
