import type { ParticipantRole } from '@bedside/contract'
import type { Tx } from '../../platform/database/index.ts'

/** Keeps what a person's device said last about their line. */
export async function saveQuality(
  { q }: Tx,
  report: {
    sessionId: string
    userId: string
    role: ParticipantRole
    level: string
    lossPercent?: number | undefined
    bitrateKbps?: number | undefined
  },
) {
  await q
    .updateTable('session_participants')
    .set({
      packet_loss_percent: report.lossPercent ?? null,
      avg_video_bitrate: report.bitrateKbps === undefined ? null : Math.round(report.bitrateKbps),
    })
    .where('session_id', '=', report.sessionId)
    .where('user_id', '=', report.userId)
    .execute()
  const sides = { PATIENT: 'patient_connection_quality', DOCTOR: 'doctor_connection_quality' } as const
  if (report.role !== 'PATIENT' && report.role !== 'DOCTOR') return
  await q
    .updateTable('consultation_sessions')
    .set({ [sides[report.role]]: report.level })
    .where('id', '=', report.sessionId)
    .execute()
}
