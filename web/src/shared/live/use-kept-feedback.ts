import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useApi } from '../api/api-context.tsx'

function isSomethingKept() {
  try {
    return Object.keys(localStorage).some((name) => name.startsWith('bedside:feedback:'))
  } catch {
    return false
  }
}

/** Feedback given without a line goes out when the line is back, whichever page is open, and when the pages are opened again. */
export function useKeptFeedback(personId: string | undefined) {
  const call = useApi()
  const queries = useQueryClient()
  useEffect(() => {
    if (!personId) return
    const send = async () => {
      if (!isSomethingKept()) return
      const { sendKept } = await import('./send-kept-feedback.ts')
      if ((await sendKept(call)) > 0) await queries.invalidateQueries()
    }
    // What cannot be fetched or sent now is tried the next time.
    const trySending = () => void send().catch(() => undefined)
    trySending()
    addEventListener('online', trySending)
    return () => removeEventListener('online', trySending)
  }, [personId, call, queries])
}
