import type { Visit } from '@bedside/client'
import type { ConsultationMode, Session, SessionEvent } from '@bedside/contract'
import { useEffect, useState } from 'react'
import { useBedside } from '../../bedside/bedside-provider.tsx'
import { useReadable } from '../../bedside/use-readable.ts'
import { otherOf } from '../visit-source/use-visit.ts'

/** What just became of the mode: what the visit goes on by, or that the other said not now. */
export type ModeNews = ConsultationMode | 'refused'

/** News stand this long before they are only in the chat. */
const shownForMs = 12_000

/** The other's doing alone is news; whoever did it sees it done. */
function newsOf({ eventType, userId, payload }: SessionEvent, otherId: string): ModeNews | null {
  if (userId !== otherId) return null
  const { to, askedBy } = payload as { to?: ConsultationMode; askedBy?: string }
  if (eventType === 'session.mode_changed') return to ?? null
  return eventType === 'session.mode_refused' && askedBy !== otherId ? 'refused' : null
}

/** The newest entry about the mode, while it is news; null otherwise. */
export function useModeNews(visit: Visit, session: Session): ModeNews | null {
  const { clock } = useBedside().client.realtime
  const { entries } = useReadable(visit.state)
  const last = entries.filter(({ eventType }) => eventType.startsWith('session.mode_')).at(-1)
  const leftMs = last ? Date.parse(last.createdAt) + shownForMs - clock.now() : 0
  const [over, setOver] = useState(0)
  const seq = last?.seq ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted once for each entry
  useEffect(() => {
    if (leftMs <= 0) return
    const timer = setTimeout(() => setOver(seq), leftMs)
    return () => clearTimeout(timer)
  }, [seq])
  if (!last || leftMs <= 0 || over === seq) return null
  return newsOf(last, otherOf(session).userId)
}
