import type { Audit } from '../audit/index.ts'
import type { Consultation } from '../consultation/index.ts'
import type { Identity } from '../identity/index.ts'
import type { Platform } from '../platform/index.ts'
import type { SessionLog } from '../session-log/index.ts'
import { serveChatFrames } from './frames.ts'
import { MessageRate } from './message-rate.ts'
import { presentMessage } from './present.ts'
import type { Room } from './room.ts'
import { serveChat } from './routes.ts'
import { countMessages, countUnread, selectMessagesAt } from './store.ts'

interface Doors {
  readonly sessionLog: SessionLog
  readonly consultation: Consultation
  readonly identity: Identity
  readonly audit: Audit
}

/** Opens the room of messages: routes, frames, the texts inside the log, the count in summaries. */
export function openChat(platform: Platform, { sessionLog, consultation, audit }: Doors) {
  const room: Room = { platform, sessionLog, consultation, audit, rate: new MessageRate(platform.clock) }
  sessionLog.attach('chat.message', async (tx, sessionId, seqs) => {
    const rows = await selectMessagesAt(tx, sessionId, seqs)
    return new Map(rows.map((row) => [row.seq, presentMessage(row)]))
  })
  consultation.addFacts(async (tx, sessionIds) => {
    const counts = await countMessages(tx, sessionIds)
    return new Map(sessionIds.map((id) => [id, { chatMessageCount: counts.get(id) ?? 0 }]))
  })
  consultation.useUnread(countUnread)
  serveChat(room)
  serveChatFrames(room)
}
