import { createContext, type ReactNode, useContext } from 'react'
import type { Call } from './call.ts'

const ApiContext = createContext<Call | null>(null)

/** Gives pages the way to the server; tests give one that answers from fixed data. */
export function ApiProvider({ call, children }: { call: Call; children: ReactNode }) {
  return <ApiContext.Provider value={call}>{children}</ApiContext.Provider>
}

/** The way to the server for one-off calls; lists and details are read by `useRead`. */
export function useApi(): Call {
  const call = useContext(ApiContext)
  if (!call) throw new Error('Wrap this in <ApiProvider>')
  return call
}
