import type { ReplyOf, RouteName } from '@bedside/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useApi } from './api-context.tsx'
import type { CallInput } from './call.ts'

type PagedRoute = {
  [Name in RouteName]: ReplyOf<Name> extends { items: unknown[]; nextCursor: string | null } ? Name : never
}[RouteName]

/** Reads a list page by page; `fetchNextPage` brings the next one. */
export function useReadPages<Name extends PagedRoute>(
  name: Name,
  query: Record<string, unknown>,
  params?: object,
) {
  const call = useApi()
  return useInfiniteQuery({
    queryKey: [name, 'pages', query, params],
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) => {
      const input = { params, query: pageParam ? { ...query, cursor: pageParam } : query }
      return call(name, input as unknown as CallInput<Name>, { signal })
    },
    getNextPageParam: (last) => (last as { nextCursor: string | null }).nextCursor,
  })
}
