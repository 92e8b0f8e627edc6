import type { ProblemError } from '@bedside/client'
import type { HistoryItem } from '@bedside/contract'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useBedside } from '../../bedside/bedside-provider.tsx'
import { problemOf } from '../../bedside/use-load.ts'
import { type HistoryFilter, historyQuery } from './history-query.ts'

const typingMs = 300
const page = 20

interface Pages {
  readonly items: readonly HistoryItem[] | null
  readonly nextCursor: string | null
  readonly isLoading: boolean
  readonly error: ProblemError | null
}

/** Past visits page by page; a new filter begins anew, a failed page keeps what is there. */
export function useHistory(filter: HistoryFilter) {
  const { client } = useBedside()
  const [pages, setPages] = useState<Pages>({ items: null, nextCursor: null, isLoading: true, error: null })
  const query = useMemo(() => historyQuery(filter), [filter])
  const round = useRef(0)
  const load = useCallback(
    async (cursor: string | null, before: readonly HistoryItem[]) => {
      const mine = ++round.current
      setPages((now) => ({ ...now, isLoading: true, error: null }))
      try {
        const wanted = { ...query, limit: page, ...(cursor ? { cursor } : {}) }
        const found = await client.http.call('listHistory', { query: wanted })
        if (mine !== round.current) return
        setPages({
          items: [...before, ...found.items],
          nextCursor: found.nextCursor,
          isLoading: false,
          error: null,
        })
      } catch (error) {
        if (mine === round.current) setPages((now) => ({ ...now, isLoading: false, error: problemOf(error) }))
      }
    },
    [client, query],
  )
  useEffect(() => {
    const timer = setTimeout(() => void load(null, []), typingMs)
    return () => clearTimeout(timer)
  }, [load])
  useEffect(
    () => () => {
      round.current += 1
    },
    [],
  )
  return {
    ...pages,
    more: () => void load(pages.nextCursor, pages.items ?? []),
    reload: () => void load(null, []),
  }
}
