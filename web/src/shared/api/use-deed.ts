import type { ReplyOf, RouteName } from '@bedside/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useApi } from './api-context.tsx'
import type { CallInput } from './call.ts'

/**
 * A call that changes something. While it runs a second click does nothing; a repeat after a lost answer carries the same
 * idempotency key, so that nothing happens twice. Afterwards everything read by `touches` is read anew.
 */
export function useDeed<Name extends RouteName>(
  name: Name,
  options: { touches?: readonly RouteName[]; onDone?: (reply: ReplyOf<Name>) => void } = {},
) {
  const call = useApi()
  const queries = useQueryClient()
  const isRunning = useRef(false)
  const attempt = useRef<{ input: string; key: string } | null>(null)
  const keyFor = (input: CallInput<Name>) => {
    const written = JSON.stringify(input)
    if (attempt.current?.input !== written) attempt.current = { input: written, key: crypto.randomUUID() }
    return attempt.current.key
  }
  const refresh = () =>
    Promise.all((options.touches ?? []).map((touched) => queries.invalidateQueries({ queryKey: [touched] })))
  const mutation = useMutation({
    mutationFn: (input: CallInput<Name>) => call(name, input, { idempotencyKey: keyFor(input) }),
    onSuccess: (reply) => {
      attempt.current = null
      options.onDone?.(reply)
      return refresh().then(() => undefined)
    },
    onError: () => refresh().then(() => undefined),
  })
  return {
    ...mutation,
    /** Does it, unless it is being done already: the second of two quick clicks comes before the page is drawn anew. */
    run: (input: CallInput<Name>) => {
      if (isRunning.current) return
      isRunning.current = true
      mutation.mutate(input, {
        onSettled: () => {
          isRunning.current = false
        },
      })
    },
  }
}
