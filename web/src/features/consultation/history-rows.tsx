import type { HistoryItem } from '@bedside/contract'
import { HistoryRows as Rows } from '@bedside/react'
import { useLocation } from 'wouter'
import { useSession } from '../../shared/session/use-session.ts'

/** The page of a past visit. */
export const recordAddress = (sessionId: string) => `/history/${sessionId}`

/** Past visits in a list; each goes to its record. */
export function HistoryRows({ items }: { items: readonly HistoryItem[] }) {
  const [, go] = useLocation()
  const { me } = useSession({ ask: false })
  return (
    <Rows
      items={items}
      readAs={me?.role === 'DOCTOR' ? 'doctor' : 'patient'}
      hrefOf={recordAddress}
      onOpen={(sessionId) => go(recordAddress(sessionId))}
    />
  )
}
