import type { RequestValue } from '@bedside/contract'
import type { Caller } from '../../platform/http/index.ts'
import type { IdentityRoom } from '../room.ts'
import { changePhone, changeProfile, findMe, type ProfileChange } from '../store/people.ts'

export async function loadMe({ platform: { database } }: IdentityRoom, caller: Caller) {
  return database.asPerson(caller, (tx) => findMe(tx, caller.userId))
}

/** Changes what was given of the own profile. */
export async function updateMe(
  { platform: { database, clock }, audit }: IdentityRoom,
  caller: Caller,
  given: RequestValue<'updateMe', 'body'>,
) {
  const change: ProfileChange = {}
  if (given.name !== undefined) change.full_name = given.name
  if (given.language !== undefined) change.language = given.language
  if (given.timeZone !== undefined) change.time_zone = given.timeZone
  if (given.singleKeys !== undefined) change.single_keys = given.singleKeys
  if (given.readableFont !== undefined) change.readable_font = given.readableFont
  return database.asPerson(caller, async (tx) => {
    await changeProfile(tx, caller.userId, change, clock.now())
    if (given.phone !== undefined) await changePhone(tx, caller.userId, given.phone)
    await audit.record(tx, { action: 'profile.changed', subjectType: 'account', subjectId: caller.userId })
    return findMe(tx, caller.userId)
  })
}
