import { newId } from '@bedside/client'
import type { Feedback } from '@bedside/contract'
import { useCallback, useEffect, useState } from 'react'
import { useBedside } from '../../bedside/bedside-provider.tsx'
import { useAct } from '../../bedside/use-act.ts'
import {
  type Delivery,
  deliverFeedback,
  type FeedbackAnswers,
  feedbackLine,
  isFeedbackSkipped,
  type KeptFeedback,
  keptFeedback,
  skipFeedback,
} from '../kept-feedback.ts'
import { useSaid } from '../use-said.ts'

/**
 * Where a rating stands: not known yet, open, on this device until the line is back, sent just now, given before, refused for good.
 * `said` is what was answered, null where it could not be read.
 */
export type FeedbackState =
  | { readonly at: 'loading' | 'open' | 'skipped' }
  | { readonly at: 'kept'; readonly said: FeedbackAnswers }
  | { readonly at: 'sent' | 'given'; readonly said: Feedback | null }

type End = Exclude<Delivery, { end: 'kept' }> | { end: 'skipped' }

function stateOf(
  end: End | null,
  kept: KeptFeedback | null,
  read: ReturnType<typeof useSaid>,
): FeedbackState {
  const before = read.value
  if (end?.end === 'skipped') return { at: 'skipped' }
  // Read anew after sending, it may already hold the doctor's answer.
  if (end?.end === 'sent') return { at: 'sent', said: before?.said ?? end.said }
  if (end || before?.isGiven) return { at: 'given', said: before?.said ?? null }
  if (kept) return { at: 'kept', said: kept.body }
  return { at: read.isLoading && !before ? 'loading' : 'open' }
}

/**
 * The one rating of a visit. What cannot be sent for want of a line is kept on this device and sent under the same key once there
 * is one; "do not ask" is kept for good.
 */
export function useFeedback(sessionId: string) {
  const { client } = useBedside()
  const [kept, setKept] = useState(() => keptFeedback(sessionId))
  const [end, setEnd] = useState<End | null>(isFeedbackSkipped(sessionId) ? { end: 'skipped' } : null)
  const [key] = useState(() => kept?.key ?? newId())
  const { act, busy, error } = useAct<'send'>()
  const read = useSaid(sessionId)
  const deliver = async (now: KeptFeedback) => {
    const line = feedbackLine(client.http)
    const { value: before } = read
    try {
      const delivery = await deliverFeedback(
        before ? { ...line, isGiven: async () => before.isGiven } : line,
        sessionId,
        now,
      )
      if (delivery.end === 'kept') return setKept(now)
      setEnd(delivery)
      read.reload()
    } finally {
      setKept(keptFeedback(sessionId))
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept is sent when the line comes back, and once on opening
  const retry = useCallback(() => {
    if (kept) void act('send', () => deliver(kept))
  }, [kept, act, read.value])
  useEffect(() => {
    addEventListener('online', retry)
    return () => removeEventListener('online', retry)
  }, [retry])
  const isRead = !read.isLoading
  // biome-ignore lint/correctness/useExhaustiveDependencies: on opening, once it is read whether the server has it
  useEffect(() => {
    if (isRead) retry()
  }, [isRead])
  return {
    state: stateOf(end, kept, read),
    busy: busy !== null,
    error,
    send: (body: FeedbackAnswers) => act('send', () => deliver({ key, body })),
    retry,
    skip() {
      skipFeedback(sessionId)
      setEnd({ end: 'skipped' })
    },
  }
}
