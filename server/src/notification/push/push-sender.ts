import type { PushMessage } from '@bedside/contract'
import webPush from 'web-push'
import type { Platform } from '../../platform/index.ts'
import { type PushKeys, type PushTarget, removeEndpoint } from '../store/push.ts'
import { isPushService } from './push-services.ts'

/** Rings devices through their push services; nobody waits for it, and what fails is told on the page all the same. */
export interface PushSender {
  send(targets: readonly PushTarget[], message: PushMessage): void
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>
  /** Gives up what is under way. */
  close(): Promise<void>
}

const timeoutMs = 10_000
const againAfterMs = 2_000
const tries = 2
/** "It is your turn" is no news after some minutes; the rest may wait for a phone that is off. */
const livesSeconds = (urgent: boolean) => (urgent ? 5 * 60 : 12 * 60 * 60)

/** @param keys the clinic's key pair, asked for at the first push */
export function createPushSender(
  { settings, database, log }: Platform,
  keys: () => Promise<PushKeys>,
): PushSender {
  const underWay = new Set<Promise<void>>()
  const ending = new AbortController()

  const post = async (target: PushTarget, message: PushMessage) => {
    const { publicKey, privateKey } = await keys()
    const { endpoint, method, headers, body } = webPush.generateRequestDetails(
      { endpoint: target.endpoint, keys: { p256dh: target.p256dh, auth: target.auth } },
      JSON.stringify(message),
      {
        vapidDetails: { subject: settings.PUSH_CONTACT, publicKey, privateKey },
        TTL: livesSeconds(message.urgent),
        urgency: message.urgent ? 'high' : 'normal',
        contentEncoding: 'aes128gcm',
      },
    )
    const { 'Content-Length': _counted, ...sent } = headers as Record<string, string>
    const answer = await fetch(endpoint, {
      method,
      headers: Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, String(value)])),
      body: new Uint8Array(body as Buffer),
      // A push service that sends us elsewhere is not followed.
      redirect: 'error',
      signal: AbortSignal.any([ending.signal, AbortSignal.timeout(timeoutMs)]),
    })
    await answer.body?.cancel()
    return answer.status
  }

  const deliver = async (target: PushTarget, message: PushMessage) => {
    if (!isPushService(target.endpoint, settings.pushServices)) return
    for (let attempt = 1; attempt <= tries && !ending.signal.aborted; attempt += 1) {
      if (attempt > 1) await pause(againAfterMs, ending.signal)
      const status = await post(target, message).catch(() => 0)
      if (status === 404 || status === 410)
        await database.asService('push-gone', (tx) => removeEndpoint(tx, target.endpoint))
      const mayHelp = status === 0 || status === 429 || status >= 500
      if (!mayHelp) {
        if (status >= 400 && status !== 404 && status !== 410) log.warn({ status }, 'a push was refused')
        return
      }
    }
    if (!ending.signal.aborted) log.warn({}, 'a push service did not answer')
  }

  const settled = async () => {
    while (underWay.size > 0) await Promise.allSettled([...underWay])
  }
  return {
    send: (targets, message) => {
      for (const target of targets) {
        const work = deliver(target, message)
          .catch((error: unknown) => log.error({ err: error }, 'a push failed'))
          .finally(() => underWay.delete(work))
        underWay.add(work)
      }
    },
    settled,
    close: () => {
      ending.abort()
      return settled()
    },
  }
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
