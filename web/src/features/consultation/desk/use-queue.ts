import type { Queue } from '@bedside/contract'
import { ringBell, useAnnounce } from '@bedside/react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useClient } from '../../../shared/api/client-context.tsx'
import { useRead } from '../../../shared/api/use-read.ts'
import { learnServerTime } from '../../../shared/time/clock.ts'
import { useWords } from '../../../text/web-texts.ts'
import { arrivals } from './queue-view.ts'

const idle = { getSnapshot: () => 'idle' as const, subscribe: () => () => undefined }

/** The doctor's queue: pushed by the live line, asked for every 15 s beside it. */
export function useQueue() {
  const client = useClient()
  const queries = useQueryClient()
  const query = useRead('getQueue', {}, { everyMs: 15_000 })
  const line = useSyncExternalStore(
    (client?.realtime.line ?? idle).subscribe,
    (client?.realtime.line ?? idle).getSnapshot,
  )
  useEffect(() => {
    if (!client) return
    const put = ({ payload }: { payload: Queue }) => queries.setQueryData(['getQueue', {}], payload)
    const ends = [client.realtime.on('QUEUE', put), client.realtime.followQueue()]
    return () => {
      for (const end of ends) end()
    }
  }, [client, queries])
  const { data, dataUpdatedAt } = query
  useEffect(() => {
    if (data) learnServerTime(data.serverTime, dataUpdatedAt)
  }, [data, dataUpdatedAt])
  return { ...query, isStale: query.isError && data !== undefined, line }
}

/** Tells of each arrival by sound, and in words to screen readers; the tab's title counts by itself. */
export function useArrivals(queue: Queue | undefined) {
  const t = useWords()
  const announce = useAnnounce()
  const [hasSound, setSound] = useState(true)
  const before = useRef<Queue | undefined>(undefined)
  useEffect(() => {
    if (!queue || queue === before.current) return
    const came = arrivals(before.current?.items, queue.items)
    before.current = queue
    const first = came[0]
    if (!first) return
    const { name } = first.patient
    announce(came.length === 1 ? t('desk.arrived', { name }) : t('desk.arrived-more', { count: came.length }))
    if (hasSound) void ringBell()
  }, [queue, announce, t, hasSound])
  return { hasSound, setSound }
}
