import type { Feedback } from '@bedside/contract'
import { useBedside } from '../bedside/bedside-provider.tsx'
import { problemOf, useLoad } from '../bedside/use-load.ts'

/** Whether a visit has its feedback, and what was said; null also where it is given and cannot be read now. */
export interface Said {
  readonly isGiven: boolean
  readonly said: Feedback | null
  /** Why it could not be read: the code of the failure. */
  readonly trouble?: string
}

/** Reads the feedback of a visit where there is one: the summary says so without a 404, which browsers write into the console. */
export function useSaid(sessionId: string) {
  const { client } = useBedside()
  const params = { sessionId }
  return useLoad<Said>(sessionId, async (signal) => {
    const { feedbackSubmitted: isGiven } = await client.http.call('getSummary', { params, signal })
    if (!isGiven) return { isGiven, said: null }
    try {
      return { isGiven, said: await client.http.call('getFeedback', { params, signal }) }
    } catch (thrown) {
      return { isGiven, said: null, trouble: problemOf(thrown).code }
    }
  })
}
