import type { Queue, QueueItem } from '@bedside/contract'
import { ringBell, useAnnounce } from '@bedside/react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useClient } from '../../../shared/api/client-context.tsx'
import { useRead } from '../../../shared/api/use-read.ts'
import { learnServerTime, serverNow } from '../../../shared/time/clock.ts'
import { useWords } from '../../../text/web-texts.ts'
import { arrivals } from './queue-view.ts'

const idle = { getSnapshot: () => 'idle' as const, subscribe: () => () => undefined }

/** The browser's clock is only nearly the server's: asked a little after rather than a little before. */
const lateByMs = 300
const longestTimerMs = 2 ** 31 - 1

/** The doctor's queue: pushed by the live line, asked for every 15 s beside it, and when time alone changes it. */
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
  const refetch = useRef(query.refetch)
  refetch.current = query.refetch
  const changesAt = data?.nextChangeAt
  useEffect(() => {
    if (!changesAt) return
    const waitMs = Math.max(0, Date.parse(changesAt) - serverNow()) + lateByMs
    const timer = setTimeout(() => void refetch.current(), Math.min(waitMs, longestTimerMs))
    return () => clearTimeout(timer)
  }, [changesAt])
  return { ...query, isStale: query.isError && data !== undefined, line }
}

/** Arrivals within this time are told of in one sentence. */
export const groupArrivalsMs = 3_000

/** Tells of arrivals by sound, and in words to screen readers, those of a moment together; the tab's title counts by itself. */
export function useArrivals(queue: Queue | undefined) {
  const t = useWords()
  const announce = useAnnounce()
  const [hasSound, setSound] = useState(true)
  const before = useRef<Queue | undefined>(undefined)
  const came = useRef<QueueItem[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const tell = useRef<() => void>(() => undefined)
  tell.current = () => {
    timer.current = undefined
    const [first, ...more] = came.current.splice(0)
    if (!first) return
    const { name } = first.patient
    announce(
      more.length === 0 ? t('desk.arrived', { name }) : t('desk.arrived-more', { count: more.length + 1 }),
    )
    if (hasSound) void ringBell()
  }
  useEffect(() => {
    if (!queue || queue === before.current) return
    came.current.push(...arrivals(before.current?.items, queue.items))
    before.current = queue
    if (came.current.length > 0) timer.current ??= setTimeout(() => tell.current(), groupArrivalsMs)
  }, [queue])
  useEffect(() => () => clearTimeout(timer.current), [])
  return { hasSound, setSound }
}
