import type { Subscription } from '../../platform/realtime/index.ts'
import { presentReceipt } from '../present.ts'
import type { Room } from '../room.ts'
import { selectReceipts } from '../store.ts'

/**
 * Tells who begins to follow a session how far the others have read. Receipts are no log entries, so this is how
 * someone who comes back learns what was read meanwhile.
 */
export async function tellReceipts({ platform }: Room, { connection, sessionId, sight }: Subscription) {
  if (sight.visibleFrom === null) return
  const { person } = connection
  const rows = await platform.database.asPerson(person, (tx) => selectReceipts(tx, sessionId))
  for (const row of rows.filter(({ user_id }) => user_id !== person.userId))
    connection.send({ type: 'MESSAGE_RECEIPT', payload: { sessionId, ...presentReceipt(row) } })
}
