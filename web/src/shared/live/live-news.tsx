import type { RouteName } from '@bedside/contract'
import { useAnnounce } from '@bedside/react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useWords } from '../../text/web-texts.ts'
import { useClient } from '../api/client-context.tsx'
import { useSession } from '../session/use-session.ts'
import { useWhenInside } from '../time/use-when.ts'
import { newsSentence } from './news-sentence.ts'
import { useKeptFeedback } from './use-kept-feedback.ts'

/** What may look different once any news has come. */
const touched: readonly RouteName[] = [
  'listNotifications',
  'listAppointments',
  'getAppointment',
  'listHistory',
  'getSummary',
  'getFeedback',
]

/**
 * Hears the person's live notifications: pages read anew what changed, and the news is said to screen readers. What they said
 * without a line goes out from here.
 */
export function LiveNews() {
  const client = useClient()
  const queries = useQueryClient()
  const announce = useAnnounce()
  const t = useWords()
  const when = useWhenInside()
  const { me } = useSession({ ask: false })
  const personId = me?.id
  useKeptFeedback(personId)
  // biome-ignore lint/correctness/useExhaustiveDependencies: words may change without listening anew
  useEffect(() => {
    if (!client || !personId) return
    return client.realtime.on('NOTIFICATION', ({ payload }) => {
      for (const route of touched) queries.invalidateQueries({ queryKey: [route] }).catch(() => undefined)
      announce(newsSentence(t, payload, when))
    })
  }, [client, personId, queries])
  return null
}
