import { randomUUID } from 'node:crypto'
import { type DomainEventData, type DomainTopic, EventEnvelope } from '@bedside/contract'
import type { Clock } from '../clock/index.ts'
import type { Tx } from '../database/index.ts'
import { currentRequestId } from '../request-id.ts'

/** What a room does when another speaks; runs in the speaker's transaction under the service role, database effects only. */
export type Reactions = {
  readonly [Topic in DomainTopic]?: (tx: Tx, data: DomainEventData<Topic>) => Promise<void>
}

/** How rooms speak upward. */
export interface Events {
  /**
   * Says `topic` in the transaction that makes it true: writes the outbox row for other systems and runs the
   * reactions of the rooms that listen, all or nothing.
   * @param orderKey what external delivery keeps in order, usually the session or appointment id
   */
  say<Topic extends DomainTopic>(
    tx: Tx,
    topic: Topic,
    orderKey: string,
    data: DomainEventData<Topic>,
  ): Promise<void>
  /** Adds a room's reactions; called once per room by app.ts. */
  listen(room: string, reactions: Reactions): void
}

/** An event carries the id of the call or frame that caused it, so that it can be found beside the audit trail. */
export function createEvents(clock: Clock): Events {
  const listeners: { room: string; reactions: Reactions }[] = []
  return {
    listen: (room, reactions) => {
      listeners.push({ room, reactions })
    },
    say: async (tx, topic, orderKey, data) => {
      const now = clock.now()
      const envelope = EventEnvelope.parse({
        eventType: `${topic}.v1`,
        eventTime: now.toISOString(),
        source: 'consultation-service',
        correlationId: currentRequestId() ?? randomUUID(),
        data,
      })
      const react = async () => {
        for (const { room, reactions } of listeners) {
          const reaction = reactions[topic]
          if (reaction) await tx.asService(`reaction:${room}:${topic}`, () => reaction(tx, data))
        }
      }
      const row = { topic, order_key: orderKey, envelope: JSON.stringify(envelope), created_at: now }
      await Promise.all([tx.q.insertInto('outbox').values(row).execute(), react()])
    },
  }
}
