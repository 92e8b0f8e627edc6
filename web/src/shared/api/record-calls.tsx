import { RecordsProvider } from '@bedside/react'
import { type ReactNode, useMemo } from 'react'
import { useApi } from './api-context.tsx'
import { clientOf } from './client-call.ts'

/** Lets the package's summary, history and feedback speak through the pages' own way to the server. */
export function RecordCalls({ children }: { children: ReactNode }) {
  const call = useApi()
  const client = useMemo(() => clientOf(call), [call])
  return <RecordsProvider client={client}>{children}</RecordsProvider>
}
