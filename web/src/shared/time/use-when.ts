import { useFormats } from '@bedside/react'

/** Says when a visit is: `Today, Saturday 21 November, 2:30 pm`. */
export function useWhen() {
  const formats = useFormats()
  return (instant: string) => `${formats.fullDay(instant)}, ${formats.time(instant)}`
}

/** The same within a sentence or after a name: `today, Saturday 21 November, 2:30 pm`. */
export function useWhenWithin() {
  const formats = useFormats()
  return (instant: string) => `${formats.fullDayInside(instant)}, ${formats.time(instant)}`
}

/** Says when something happened or was planned before: `Today, 2:30 pm`. */
export function useWhenShort() {
  const formats = useFormats()
  return (instant: string) => `${formats.nearDay(instant)}, ${formats.time(instant)}`
}

/** The same within a sentence: `today, 2:30 pm`. */
export function useWhenInside() {
  const formats = useFormats()
  return (instant: string) => `${formats.nearDayInside(instant)}, ${formats.time(instant)}`
}
