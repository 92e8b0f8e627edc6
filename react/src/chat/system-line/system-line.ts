import type { SessionEvent } from '@bedside/contract'
import type { VisitTextKey, VisitTranslate } from '../../text/visit-texts.ts'

/** Entries that would only be noise to a reader: devices at work, and what bubbles already show. */
const silent: ReadonlySet<string> = new Set([
  'participant.media_up',
  'audio_muted',
  'audio_unmuted',
  'video_muted',
  'video_unmuted',
  'chat.message',
  'chat.message_deleted',
  // The room shows an ask and its answer; what stays is what the visit went on by.
  'session.mode_asked',
  'session.mode_refused',
])

function keyOf({ eventType, payload }: SessionEvent): VisitTextKey | null {
  if (silent.has(eventType)) return null
  if (eventType === 'session.mode_changed') return `line.mode.${payload.to}` as VisitTextKey
  if (eventType !== 'session.status_changed') return `line.${eventType}` as VisitTextKey
  const { from, to } = payload as { from?: string; to?: string }
  if (to === 'IN_PROGRESS' && from === 'PAUSED') return 'line.status.RESUMED'
  if (to === 'WAITING' && from && !['SCHEDULED', 'WAITING'].includes(from)) return 'line.status.REOPENED'
  return `line.status.${to}` as VisitTextKey
}

/** Whether an entry of the session log has a line of its own on screen. */
export function hasLine(entry: SessionEvent): boolean {
  return keyOf(entry) !== null
}

/** An entry of the session log in plain words; empty when it has none. */
export function systemLine(
  entry: SessionEvent,
  t: VisitTranslate,
  nameOf: (userId: string) => string,
): string {
  const key = keyOf(entry)
  if (key === null) return ''
  const name = (entry.userId && nameOf(entry.userId)) || t('line.somebody')
  const said = t(key as 'line.patient_left', { name })
  return said === key ? '' : said
}
