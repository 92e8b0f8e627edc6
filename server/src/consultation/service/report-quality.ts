import type { ServerFramePayload } from '@bedside/contract'
import type { Connection } from '../../platform/realtime/index.ts'
import type { Room } from '../room.ts'
import { saveQuality } from '../store/quality-store.ts'
import { entitled } from './report-media.ts'

export interface QualityReport {
  readonly level: ServerFramePayload<'QUALITY'>['level']
  readonly lossPercent?: number | undefined
  readonly bitrateKbps?: number | undefined
}

/** Keeps the last report of each person and shows the level to the others in the media room. */
export async function takeQuality(
  room: Room,
  connection: Connection,
  sessionId: string,
  report: QualityReport,
) {
  const { sight } = entitled(connection, sessionId)
  const { userId } = connection.person
  await room.platform.database.asFlow('quality', (tx) =>
    saveQuality(tx, { sessionId, userId, role: sight.role, ...report }),
  )
  room.platform.realtime.toSession(
    sessionId,
    { type: 'QUALITY', payload: { sessionId, userId, level: report.level } },
    { inMediaRoom: true, except: userId },
  )
}
