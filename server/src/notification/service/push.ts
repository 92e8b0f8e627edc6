import { createECDH } from 'node:crypto'
import type { NotificationKind, PushMessage, RequestValue } from '@bedside/contract'
import type { PersonProfile } from '../../identity/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { Caller } from '../../platform/http/index.ts'
import type { Platform } from '../../platform/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { isPushService } from '../push/push-services.ts'
import { isUrgent, pushMessage } from '../push/push-words.ts'
import { isQuiet } from '../push/quiet-hours.ts'
import { listTargets, type PushTarget, putSubscription, removeSubscriptionsOf } from '../store/push.ts'
import { findQuietMinutes } from '../store/settings.ts'

/** Has this device rung until it signs out. Throws `invalid_input` for addresses that are no push service's. */
export async function savePushSubscription(
  { database, clock, settings }: Platform,
  caller: Caller,
  { endpoint, keys }: RequestValue<'savePushSubscription', 'body'>,
) {
  const refuse = (pointer: string, detail: string) =>
    new Refusal('invalid_input', { errors: [{ pointer, detail }] })
  if (!isPushService(endpoint, settings.pushServices)) throw refuse('/endpoint', 'not a known push service')
  if (!isPoint(keys.p256dh)) throw refuse('/keys/p256dh', 'not a point of P-256')
  const { userId, signInId } = caller
  await database.asPerson(caller, (tx) =>
    tx.asService('push-subscribe', () =>
      putSubscription(tx, { endpoint, ...keys, userId, signInId }, clock.now()),
    ),
  )
}

/** Rings this device no more; harmless where it never was. */
export function removePushSubscription({ database }: Platform, caller: Caller) {
  return database.asPerson(caller, (tx) => removeSubscriptionsOf(tx, [caller.signInId]))
}

/** Whom a notification rings and with what, read in its transaction; null where nobody is to be rung now. */
export async function preparePush(
  tx: Tx,
  { settings, clock }: Platform,
  of: {
    reader: PersonProfile
    kind: NotificationKind
    appointmentId?: string | undefined
    minutes?: string | number | undefined
    doctorId?: string | number | undefined
  },
): Promise<{ targets: PushTarget[]; message: PushMessage } | null> {
  const { reader, ...rest } = of
  const targets = await listTargets(tx, reader.userId)
  if (targets.length === 0) return null
  if (!isUrgent(of.kind)) {
    const quiet = await findQuietMinutes(tx, reader.userId)
    if (quiet && isQuiet(quiet, clock.now(), reader.timeZone)) return null
  }
  return {
    targets,
    message: pushMessage({ ...rest, clinicName: settings.clinicName, language: reader.language }),
  }
}

/** A key of the right length may still be no point of the curve, and then nothing can be encrypted to it. */
function isPoint(p256dh: string) {
  try {
    const own = createECDH('prime256v1')
    own.generateKeys()
    own.computeSecret(Buffer.from(p256dh, 'base64url'))
    return true
  } catch {
    return false
  }
}
