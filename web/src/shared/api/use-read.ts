import type { RouteName } from '@bedside/contract'
import { useQuery } from '@tanstack/react-query'
import { useApi } from './api-context.tsx'
import type { CallInput } from './call.ts'

interface ReadOptions {
  readonly enabled?: boolean
  /** Asks again this often while the page is looked at. */
  readonly everyMs?: number
}

/** Reads a route and keeps its answer for every page that asks the same. */
export function useRead<Name extends RouteName>(
  name: Name,
  input: CallInput<Name>,
  { enabled = true, everyMs }: ReadOptions = {},
) {
  const call = useApi()
  return useQuery({
    queryKey: [name, input],
    queryFn: ({ signal }) => call(name, input, { signal }),
    enabled,
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  })
}
