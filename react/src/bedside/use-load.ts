import { ProblemError } from '@bedside/client'
import { useCallback, useEffect, useRef, useState } from 'react'

/** A thing fetched once and on request. */
export interface Loaded<Value> {
  readonly value: Value | null
  readonly error: ProblemError | null
  readonly isLoading: boolean
  /** Fetches again; the value stays until the new one is there. */
  reload(): void
}

const nothingYet = { value: null, error: null, isLoading: true } as const

/**
 * Fetches when the key appears or changes; a null key fetches nothing. A later answer beats an earlier one, and what was fetched for
 * one key is never shown for another: keys are visits, and visits are people's.
 */
export function useLoad<Value>(
  key: string | null,
  load: (signal: AbortSignal) => Promise<Value>,
): Loaded<Value> {
  const [state, setState] = useState<Omit<Loaded<Value>, 'reload'> & { of: string | null }>({
    of: key,
    ...nothingYet,
  })
  const [round, setRound] = useState(0)
  const latest = useRef(load)
  latest.current = load
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks again for the same key
  useEffect(() => {
    if (key === null) return
    const ending = new AbortController()
    setState(({ of, value }) => ({ ...nothingYet, value: of === key ? value : null, of: key }))
    latest.current(ending.signal).then(
      (value) => ending.signal.aborted || setState({ of: key, value, error: null, isLoading: false }),
      (error: unknown) => {
        if (ending.signal.aborted) return
        setState((before) => ({ ...before, error: problemOf(error), isLoading: false }))
      },
    )
    return () => ending.abort()
  }, [key, round])
  const reload = useCallback(() => setRound((count) => count + 1), [])
  const { of, ...loaded } = state
  return { ...(of === key ? loaded : nothingYet), reload }
}

/** Any thrown thing as the one error screens speak of. */
export function problemOf(error: unknown): ProblemError {
  return error instanceof ProblemError ? error : new ProblemError('internal')
}
