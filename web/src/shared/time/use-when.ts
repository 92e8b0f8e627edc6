import { useFormats } from '@bedside/react'
import { serverNow } from './clock.ts'

/** Says an instant as people do: `Today, 2:30 pm`, `Saturday 21 November, 2:30 pm`. */
export function useWhen() {
  const formats = useFormats()
  return (instant: string) => `${formats.nearDay(instant, serverNow())}, ${formats.time(instant)}`
}

/** The same within a sentence: `today, 2:30 pm`. */
export function useWhenInside() {
  const formats = useFormats()
  return (instant: string) => {
    const near = formats.nearDay(instant, serverNow())
    const day = near === formats.day(instant) ? near : near.toLocaleLowerCase()
    return `${day}, ${formats.time(instant)}`
  }
}
