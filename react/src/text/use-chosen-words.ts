import { useMemo } from 'react'
import { formatsOf } from './formats.ts'
import { useLanguage } from './text-provider.tsx'

/**
 * Says what a browser's own box for a day (`2026-11-21`) or a time (`22:00`) holds in the words of the page: the browser shows
 * it in its own language, order and digits. Undefined while the box is empty.
 */
export function useChosenWords() {
  const { language, now } = useLanguage()
  return useMemo(() => {
    // Neither has a zone: both are said as they stand.
    const { day, time } = formatsOf(language, 'UTC', { here: 'UTC', now })
    return {
      day: (value: string) => (value ? day(`${value}T00:00:00Z`) : undefined),
      time: (value: string) => (value ? time(`2000-01-01T${value}:00Z`) : undefined),
    }
  }, [language, now])
}
