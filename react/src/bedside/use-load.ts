import { ProblemError } from '@bedside/client'
import { useCallback, useEffect, useRef, useState } from 'react'

/** A thing fetched once and on request. */
export interface Loaded<Value> {
  readonly value: Value | null
  readonly error: ProblemError | null
  readonly isLoading: boolean
  reload(): void
}

/** Fetches when the key appears or changes; a null key fetches nothing. A later answer beats an earlier one. */
export function useLoad<Value>(
  key: string | null,
  load: (signal: AbortSignal) => Promise<Value>,
): Loaded<Value> {
  const [state, setState] = useState<Omit<Loaded<Value>, 'reload'>>({
    value: null,
    error: null,
    isLoading: true,
  })
  const [round, setRound] = useState(0)
  const latest = useRef(load)
  latest.current = load
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again for the same key
  useEffect(() => {
    if (key === null) return
    const ending = new AbortController()
    setState((before) => ({ ...before, error: null, isLoading: true }))
    latest.current(ending.signal).then(
      (value) => ending.signal.aborted || setState({ value, error: null, isLoading: false }),
      (error: unknown) => {
        if (ending.signal.aborted) return
        setState((before) => ({ ...before, error: problemOf(error), isLoading: false }))
      },
    )
    return () => ending.abort()
  }, [key, round])
  const reload = useCallback(() => setRound((count) => count + 1), [])
  return { ...state, reload }
}

/** Any thrown thing as the one error screens speak of. */
export function problemOf(error: unknown): ProblemError {
  return error instanceof ProblemError ? error : new ProblemError('internal')
}
