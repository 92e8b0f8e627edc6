import { newId } from '@bedside/client'
import { useCallback, useEffect, useState } from 'react'
import { useBedside } from '../../bedside/bedside-provider.tsx'
import { keptFlag } from '../../bedside/kept-flag.ts'
import { useAct } from '../../bedside/use-act.ts'
import { problemOf, useLoad } from '../../bedside/use-load.ts'

/** Answers as they are sent. */
export interface FeedbackAnswers {
  readonly overallRating: number
  readonly audioQuality?: number
  readonly videoQuality?: number
  readonly doctorBehaviour?: number
  readonly wouldRecommend?: boolean
  readonly reviewText?: string
  readonly feedbackTags: string[]
}

interface Kept {
  readonly key: string
  readonly body: FeedbackAnswers
}

/** Where a rating stands: not asked yet, open, kept on this device until the line is back, sent, given before, refused for good. */
export type FeedbackState = 'loading' | 'open' | 'kept' | 'sent' | 'given' | 'skipped'

function readKept(text: string | null): Kept | null {
  try {
    return text ? (JSON.parse(text) as Kept) : null
  } catch {
    return null
  }
}

const skippedFlag = (sessionId: string) => keptFlag('localStorage', `feedback-skipped:${sessionId}`)

/** Whether this person said on this device that they do not want to be asked about the visit. */
export const isFeedbackSkipped = (sessionId: string) => skippedFlag(sessionId).read() !== null

/**
 * The one rating of a visit. What cannot be sent for want of a line is kept on this device and sent under the same key once there
 * is one; "do not ask" is kept for good.
 */
export function useFeedback(sessionId: string) {
  const { client } = useBedside()
  const waiting = keptFlag('localStorage', `feedback:${sessionId}`)
  const skipped = skippedFlag(sessionId)
  const params = { sessionId }
  const [kept, setKept] = useState(() => readKept(waiting.read()))
  const [end, setEnd] = useState<'sent' | 'given' | 'skipped' | null>(skipped.read() ? 'skipped' : null)
  const [key] = useState(() => kept?.key ?? newId())
  const { act, busy, error } = useAct<'send'>()
  // The summary says it without a 404, which browsers would write into the console.
  const given = useLoad(
    sessionId,
    async (signal) => (await client.http.call('getSummary', { params, signal })).feedbackSubmitted,
  )
  const put = (body: FeedbackAnswers | null) => {
    waiting.write(body && JSON.stringify({ key, body }))
    setKept(body && { key, body })
  }
  const deliver = async (body: FeedbackAnswers) => {
    try {
      await client.http.call('submitFeedback', { params, body: body as never, idempotencyKey: key })
      put(null)
      setEnd('sent')
    } catch (thrown) {
      const { code } = problemOf(thrown)
      if (code === 'network_failed') return put(body)
      put(null)
      if (code !== 'feedback_given') throw thrown
      setEnd('given')
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept is sent when the line comes back, and once on opening
  const retry = useCallback(() => {
    if (kept) void act('send', () => deliver(kept.body))
  }, [kept, act])
  useEffect(() => {
    addEventListener('online', retry)
    return () => removeEventListener('online', retry)
  }, [retry])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on opening
  useEffect(retry, [])
  const state: FeedbackState =
    end ??
    (given.value ? 'given' : kept ? 'kept' : given.isLoading && given.value === null ? 'loading' : 'open')
  return {
    state,
    busy: busy !== null,
    error,
    send: (body: FeedbackAnswers) => act('send', () => deliver(body)),
    retry,
    skip() {
      skipped.write('1')
      setEnd('skipped')
    },
  }
}
