import type { NotificationSettings, RequestValue } from '@bedside/contract'
import type { Tx } from '../../platform/database/index.ts'
import type { Caller } from '../../platform/http/index.ts'
import type { Platform } from '../../platform/index.ts'
import { minuteOf, timeOf } from '../push/quiet-hours.ts'
import { hasSubscription } from '../store/push.ts'
import { findQuietMinutes, putQuietMinutes } from '../store/settings.ts'

async function load(tx: Tx, { userId, signInId }: Caller): Promise<NotificationSettings> {
  const quiet = await findQuietMinutes(tx, userId)
  return {
    quietHours: quiet && { from: timeOf(quiet.from), until: timeOf(quiet.until) },
    push: await hasSubscription(tx, signInId),
  }
}

/** When the caller may be rung, and whether this device is. */
export const getNotificationSettings = ({ database }: Platform, caller: Caller) =>
  database.asPerson(caller, (tx) => load(tx, caller))

/** Sets or ends the quiet hours. */
export function saveNotificationSettings(
  { database }: Platform,
  caller: Caller,
  { quietHours }: RequestValue<'saveNotificationSettings', 'body'>,
) {
  const quiet = quietHours && { from: minuteOf(quietHours.from), until: minuteOf(quietHours.until) }
  return database.asPerson(caller, async (tx) => {
    await putQuietMinutes(tx, caller.userId, quiet)
    return load(tx, caller)
  })
}
