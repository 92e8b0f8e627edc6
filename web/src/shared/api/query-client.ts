import { QueryClient } from '@tanstack/react-query'
import { problemOf } from './problem-of.ts'

/** Reads are tried again twice when the line failed, never when the server gave a clear answer. */
export function createQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && problemOf(error)?.status === undefined,
        retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 8000),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
