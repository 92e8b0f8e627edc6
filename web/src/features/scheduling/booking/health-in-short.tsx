import { useRead } from '../../../shared/api/use-read.ts'
import { useWords } from '../../../text/web-texts.ts'
import { healthKinds, nothingTold } from '../../identity/health/health-lists.ts'
import { ToldList } from '../../identity/health/told-list.tsx'
import type { BookingDraft } from './booking-draft.ts'

/** What the doctor will read, a line for each: as written now, or as told before. */
export function HealthInShort({ draft }: { draft: BookingDraft }) {
  const t = useWords()
  const mine = useRead('getMyHealth', {}, { enabled: !draft.forWhom && !draft.health })
  const lists = draft.health ?? (draft.forWhom ? nothingTold : mine.data)
  if (!lists) return null
  return healthKinds.map((kind) => (
    <span key={kind}>
      {t(`health.${kind}`)}: <ToldList list={lists[kind]} />
      {'\n'}
    </span>
  ))
}
