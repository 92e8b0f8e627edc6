import type { DomainTopic } from '@bedside/contract'
import type { Identity } from '../identity/index.ts'
import type { Tx } from '../platform/database/index.ts'
import type { Platform } from '../platform/index.ts'
import type { Reactions } from '../platform/outbox/index.ts'
import { type Letter, letters } from './letters.ts'
import { presentNotification } from './present.ts'
import type { PushSender } from './push/push-sender.ts'
import { preparePush } from './service/push.ts'
import { countUnread, findLatestOf, insertNotification } from './store/notifications.ts'

/**
 * Other rooms speak, people are told: the rows commit with the deed, and only then do sockets and devices hear of them.
 */
export function notifyPeople(platform: Platform, identity: Identity, pushes: PushSender): Reactions {
  const react =
    <Data>(write: (data: Data) => Letter[]) =>
    (tx: Tx, data: Data) =>
      deliver(platform, { identity, pushes }, tx, write(data))
  const entries = (Object.keys(letters) as (DomainTopic & keyof typeof letters)[]).map((topic) => [
    topic,
    react(letters[topic] as (data: never) => Letter[]),
  ])
  return Object.fromEntries(entries) as Reactions
}

async function deliver(
  platform: Platform,
  { identity, pushes }: { identity: Identity; pushes: PushSender },
  tx: Tx,
  outgoing: readonly Letter[],
): Promise<void> {
  if (outgoing.length === 0) return
  const { clock, realtime } = platform
  const people = await identity.profiles(tx, [...new Set(outgoing.flatMap(({ about, to }) => [about, to]))])
  for (const letter of outgoing) {
    if (letter.standing && (await isKnown(tx, letter, clock.now()))) continue
    if (letter.onceUntilRead && (await isUnread(tx, letter))) continue
    const { to, about, params, standing: _, takesBack: __, onceUntilRead: ___, ...rest } = letter
    const name = people.get(about)?.name ?? ''
    const reader = people.get(to)
    const [record, unreadCount, push] = await Promise.all([
      insertNotification(tx, { ...rest, userId: to, params: { name, ...params } }, clock.now()),
      // Carried out after the insert, which it counts.
      countUnread(tx, to),
      reader &&
        preparePush(tx, platform, { reader, ...rest, minutes: params?.minutes, doctorId: params?.doctorId }),
    ])
    const payload = { ...presentNotification(record), unreadCount }
    tx.afterCommit(() => realtime.toPerson(to, { type: 'NOTIFICATION', payload }))
    if (push) tx.afterCommit(() => pushes.send(push.targets, push.message))
  }
}

/** Whether the reader has not yet seen the same of this visit. */
async function isUnread(tx: Tx, { to, kind, sessionId }: Letter) {
  const last = sessionId && (await findLatestOf(tx, { userId: to, kinds: [kind], sessionId }))
  return last ? last.readAt === null : false
}

/** A word of another day says nothing of this one. */
const knownForMs = 12 * 60 * 60_000

/** Whether the reader was last told the very same of this visit, or was told nothing that is now taken back. */
async function isKnown(tx: Tx, letter: Letter, now: Date) {
  const { to, kind, sessionId, params = {}, standing = [], takesBack = false } = letter
  const last = sessionId && (await findLatestOf(tx, { userId: to, kinds: standing, sessionId }))
  if (!last || now.getTime() - last.createdAt.getTime() > knownForMs) return takesBack
  return last.kind === kind && Object.entries(params).every(([name, value]) => last.params[name] === value)
}
