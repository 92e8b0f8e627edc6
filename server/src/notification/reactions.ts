import type { DomainTopic } from '@bedside/contract'
import type { Identity } from '../identity/index.ts'
import type { Tx } from '../platform/database/index.ts'
import type { Platform } from '../platform/index.ts'
import type { Reactions } from '../platform/outbox/index.ts'
import { type Letter, letters } from './letters.ts'
import { presentNotification } from './present.ts'
import { countUnread, insertNotification } from './store.ts'

/**
 * Other rooms speak, people are told: the rows commit with the deed, and only then do sockets hear of them.
 */
export function notifyPeople(platform: Platform, identity: Identity): Reactions {
  const react =
    <Data>(write: (data: Data) => Letter[]) =>
    (tx: Tx, data: Data) =>
      deliver(platform, identity, tx, write(data))
  const entries = (Object.keys(letters) as (DomainTopic & keyof typeof letters)[]).map((topic) => [
    topic,
    react(letters[topic] as (data: never) => Letter[]),
  ])
  return Object.fromEntries(entries) as Reactions
}

async function deliver(
  { clock, realtime }: Platform,
  identity: Identity,
  tx: Tx,
  outgoing: readonly Letter[],
): Promise<void> {
  if (outgoing.length === 0) return
  const people = await identity.profiles(tx, [...new Set(outgoing.map((letter) => letter.about))])
  for (const { to, about, params, ...rest } of outgoing) {
    const name = people.get(about)?.name ?? ''
    const record = await insertNotification(
      tx,
      { ...rest, userId: to, params: { name, ...params } },
      clock.now(),
    )
    const unreadCount = await countUnread(tx, to)
    const payload = { ...presentNotification(record), unreadCount }
    tx.afterCommit(() => realtime.toPerson(to, { type: 'NOTIFICATION', payload }))
  }
}
