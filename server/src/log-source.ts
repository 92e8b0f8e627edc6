import type { ServerFrame, SessionEvent } from '@bedside/contract'
import type { Consultation } from './consultation/index.ts'
import type { Database } from './platform/database/index.ts'
import type { LogSource } from './platform/realtime/index.ts'
import type { SessionLog } from './session-log/index.ts'

/** What realtime reads, put together from the rooms that know it: the log's entries and who may see them. */
export function logSource(
  database: Database,
  { sessionLog, consultation }: { sessionLog: SessionLog; consultation: Consultation },
): LogSource {
  const asFrames = (sessionId: string, events: SessionEvent[]) =>
    events.map((event) => ({ seq: event.seq, frame: frameOf(sessionId, event) }))
  return {
    sight: (person, sessionId) => consultation.sight(person, sessionId),
    framesAfter: async (person, sessionId, after, limit) =>
      asFrames(
        sessionId,
        await database.asPerson(person, (tx) => sessionLog.list(tx, sessionId, after, limit)),
      ),
    tail: async (sessionId, after, limit) =>
      asFrames(
        sessionId,
        await database.asService('log tail', (tx) => sessionLog.list(tx, sessionId, after, limit)),
      ),
  }
}

/** An entry as it travels: a message as CHAT_MESSAGE, anything else as SESSION_EVENT. */
function frameOf(sessionId: string, event: SessionEvent): ServerFrame {
  if (event.eventType === 'chat.message') return { type: 'CHAT_MESSAGE', payload: event.payload as never }
  return { type: 'SESSION_EVENT', payload: { sessionId, ...event } }
}
