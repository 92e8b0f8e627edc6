import type { ChatLine } from '@bedside/client'
import type { SessionEvent } from '@bedside/contract'
import { hasLine } from '../system-line/system-line.ts'

/** One row of the thread. */
export type ChatRow =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'unread'; readonly key: string }
  | { readonly kind: 'entry'; readonly key: string; readonly entry: SessionEvent }
  | { readonly kind: 'message'; readonly key: string; readonly line: ChatLine; readonly startsGroup: boolean }

const groupMs = 5 * 60_000

type Thing = { seq: number; at: string; line?: ChatLine; entry?: SessionEvent }

function merged(lines: readonly ChatLine[], entries: readonly SessionEvent[]): Thing[] {
  const things: Thing[] = lines.map((line) => ({
    seq: line.seq ?? Number.MAX_SAFE_INTEGER,
    at: line.timestamp,
    line,
  }))
  const first = Math.min(...things.map((thing) => thing.seq))
  for (const entry of entries) {
    // Before the earliest loaded message the list has a gap; lines from there would stand alone.
    if (hasLine(entry) && (lines.length === 0 || entry.seq > first || first === Number.MAX_SAFE_INTEGER))
      things.push({ seq: entry.seq, at: entry.createdAt, entry })
  }
  return things.sort((a, b) => a.seq - b.seq)
}

/**
 * The thread as rows: messages and the visit's own lines by `seq`, a row for each new day, one where the
 * unread begin. `dayOf` names the calendar day of an instant in the reader's zone.
 */
export function chatRows(
  lines: readonly ChatLine[],
  entries: readonly SessionEvent[],
  firstUnreadKey: string | null,
  dayOf: (at: string) => string,
): ChatRow[] {
  const rows: ChatRow[] = []
  let day = ''
  let before: Thing | null = null
  for (const thing of merged(lines, entries)) {
    if (dayOf(thing.at) !== day) {
      day = dayOf(thing.at)
      rows.push({ kind: 'day', key: `day ${day}`, at: thing.at })
      before = null
    }
    const { line, entry } = thing
    if (line && line.key === firstUnreadKey) rows.push({ kind: 'unread', key: 'unread' })
    if (entry) rows.push({ kind: 'entry', key: `entry ${entry.seq}`, entry })
    if (line) rows.push({ kind: 'message', key: line.key, line, startsGroup: startsGroup(before, line) })
    before = thing
  }
  return rows
}

function startsGroup(before: Thing | null, line: ChatLine): boolean {
  if (!before?.line || before.line.senderId !== line.senderId) return true
  return Date.parse(line.timestamp) - Date.parse(before.at) > groupMs
}

/** The first of the last `count` messages of others; null when there is none. */
export function firstUnreadOf(lines: readonly ChatLine[], count: number): string | null {
  if (count === 0) return null
  const others = lines.filter((line) => !line.isMine && line.senderId !== null)
  return others[Math.max(0, others.length - count)]?.key ?? null
}
