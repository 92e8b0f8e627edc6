import type { ProblemError } from '@bedside/client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { problemOf } from './use-load.ts'

/** Runs one deed at a time: `busy` names it, `error` keeps why it failed until the next. */
export function useAct<Name extends string>() {
  const [busy, setBusy] = useState<Name | null>(null)
  const [error, setError] = useState<ProblemError | null>(null)
  const mounted = useRef(true)
  const running = useRef(false)
  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
    }
  }, [])
  const act = useCallback(async (name: Name, deed: () => Promise<unknown>): Promise<boolean> => {
    if (running.current) return false
    running.current = true
    setBusy(name)
    setError(null)
    try {
      await deed()
      return true
    } catch (thrown) {
      if (mounted.current) setError(problemOf(thrown))
      return false
    } finally {
      running.current = false
      if (mounted.current) setBusy(null)
    }
  }, [])
  return { act, busy, error }
}
