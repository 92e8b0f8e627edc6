import { type CallingClient, RecordsProvider } from '@bedside/react'
import { type ReactNode, useMemo } from 'react'
import { useApi } from './api-context.tsx'

/** Lets the package's summary, history and feedback speak through the pages' own way to the server. */
export function RecordCalls({ children }: { children: ReactNode }) {
  const call = useApi()
  const client = useMemo(() => {
    const http = {
      call: (name: never, { signal, idempotencyKey, ...input }: Record<string, unknown>) =>
        call(name, input as never, { signal, idempotencyKey } as never),
    }
    return { http } as unknown as CallingClient
  }, [call])
  return <RecordsProvider client={client}>{children}</RecordsProvider>
}
