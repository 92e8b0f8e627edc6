import type { BedsideClient } from '@bedside/client'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useSession } from '../session/use-session.ts'

/** Fetches the client's live side, made once for this tab. */
export type OpenClient = () => Promise<BedsideClient>

const ClientContext = createContext<BedsideClient | null>(null)

/** Gives pages the one live client of this tab, fetched once somebody is signed in and closed when they go. */
export function ClientProvider({ open, children }: { open: OpenClient | null; children: ReactNode }) {
  const { me } = useSession({ ask: false })
  const personId = me?.id
  const [client, setClient] = useState<BedsideClient | null>(null)
  useEffect(() => {
    if (!open || !personId) return
    let opened: BedsideClient | null = null
    let isOver = false
    open()
      .then((found) => {
        opened = found
        if (isOver) found.close()
        else setClient(found)
      })
      .catch(() => undefined)
    return () => {
      isOver = true
      opened?.close()
      setClient(null)
    }
  }, [open, personId])
  return <ClientContext.Provider value={client}>{children}</ClientContext.Provider>
}

/** The live client; null before it is here, and where pages are shown from fixed data. */
export const useClient = () => useContext(ClientContext)
