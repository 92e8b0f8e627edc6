import type { ChatPage } from '@bedside/contract'
import { z } from 'zod'
import type { Person } from '../../platform/database/index.ts'
import { decodeCursor, encodeCursor } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { refusalToRead } from '../policy.ts'
import { presentMessage, presentReceipt } from '../present.ts'
import type { Room } from '../room.ts'
import { selectMessagesBefore, selectReceipts } from '../store.ts'

/**
 * A page of a session's messages, newest page first, rising within; and how far everybody has read, oneself included.
 * @throws `not_found` for strangers, `not_admitted`
 */
export function listMessages(
  { platform, consultation }: Room,
  reader: Person,
  { sessionId, cursor, limit }: { sessionId: string; cursor?: string | undefined; limit: number },
): Promise<ChatPage> {
  const [before] = decodeCursor(cursor, z.tuple([z.number().int().min(1)])) ?? [null]
  return platform.database.asPerson(reader, async (tx) => {
    const refusal = refusalToRead(await consultation.access(tx, sessionId))
    if (refusal) throw new Refusal(refusal)
    const rows = await selectMessagesBefore(tx, sessionId, { before, limit: limit + 1 })
    const items = rows.slice(0, limit).reverse().map(presentMessage)
    const first = items[0]
    return {
      items,
      receipts: (await selectReceipts(tx, sessionId)).map(presentReceipt),
      nextCursor: rows.length > limit && first ? encodeCursor([first.seq]) : null,
    }
  })
}
