import type { Person } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { refusalToRead } from '../policy.ts'
import { presentReceipt } from '../present.ts'
import type { Room } from '../room.ts'
import { raiseReceipt } from '../store.ts'

interface Mark {
  readonly sessionId: string
  readonly seq: number
  readonly status: 'delivered' | 'read'
}

/**
 * Raises the person's own mark up to `seq`, never past the log's head and never down, and tells the session.
 * What was read was delivered.
 * @throws `not_found` for strangers, `not_admitted`
 */
export function saveReceipt(
  { platform, consultation, sessionLog }: Room,
  reader: Person,
  { sessionId, seq, status }: Mark,
): Promise<void> {
  return platform.database.asPerson(reader, async (tx) => {
    const access = await consultation.access(tx, sessionId)
    const refusal = refusalToRead(access)
    if (refusal) throw new Refusal(refusal)
    const delivered = Math.min(seq, await sessionLog.head(tx, sessionId))
    const raised = await raiseReceipt(tx, {
      sessionId,
      userId: reader.userId,
      delivered,
      read: status === 'read' ? delivered : 0,
      at: platform.clock.now(),
    })
    if (!raised) return
    if (reader.userId === access.doctorId) tx.afterCommit(() => consultation.unreadChanged(access.doctorId))
    tx.afterCommit(() =>
      platform.realtime.toSession(sessionId, {
        type: 'MESSAGE_RECEIPT',
        payload: { sessionId, ...presentReceipt(raised) },
      }),
    )
  })
}
