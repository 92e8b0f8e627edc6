/** Minutes since midnight in the person's zone; may pass midnight. */
export interface QuietMinutes {
  readonly from: number
  readonly until: number
}

/** `22:30` as minutes since midnight; the contract has seen to the shape. */
export const minuteOf = (time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

export const timeOf = (minute: number) =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')

/** Whether an instant lies in the quiet hours of a zone; the first minute does, the last one not. */
export function isQuiet({ from, until }: QuietMinutes, at: Date, timeZone: string) {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const now = minuteOf(clock.format(at))
  return from < until ? now >= from && now < until : now >= from || now < until
}
