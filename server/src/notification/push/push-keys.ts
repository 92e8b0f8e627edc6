import webPush from 'web-push'
import type { Platform } from '../../platform/index.ts'
import { keepKeys, type PushKeys } from '../store/push.ts'

/** The clinic's key pair: from the settings, else made once and kept in the database for every server and start. */
export function pushKeys({ settings, database, clock }: Platform): () => Promise<PushKeys> {
  const { PUSH_PUBLIC_KEY: publicKey, PUSH_PRIVATE_KEY: privateKey } = settings
  if (publicKey && privateKey) return async () => ({ publicKey, privateKey })
  let kept: Promise<PushKeys> | undefined
  return () => {
    kept ??= database
      .asService('push-keys', (tx) => keepKeys(tx, webPush.generateVAPIDKeys(), clock.now()))
      .catch((error: unknown) => {
        kept = undefined
        throw error
      })
    return kept
  }
}
