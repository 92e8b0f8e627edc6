import type { Queue, QueueItem } from '@bedside/contract'

/** The groups of the desk's rail, in their order; requests are appointments not yet confirmed. */
export const deskGroups = ['now', 'waiting', 'later', 'done', 'requests'] as const
export type DeskGroup = (typeof deskGroups)[number]

/** The visits of one group in the order a doctor takes them: as the server placed them, then by time. */
export function inGroup(items: readonly QueueItem[], group: DeskGroup): QueueItem[] {
  const place = (item: QueueItem) => item.place ?? Number.MAX_SAFE_INTEGER
  const start = (item: QueueItem) => Date.parse(item.scheduledStartTime)
  const direction = group === 'done' ? -1 : 1
  return items
    .filter((item) => item.group === group)
    .sort((a, b) => place(a) - place(b) || direction * (start(a) - start(b)))
}

/** The group to open first: whoever is with the doctor, else whoever waits. */
export function firstGroup(items: readonly QueueItem[]): DeskGroup {
  return inGroup(items, 'now').length > 0 && inGroup(items, 'waiting').length === 0 ? 'now' : 'waiting'
}

/** Whole minutes somebody has waited; null when they do not. */
export function waitMinutes({ waitingSince }: QueueItem, nowMs: number) {
  return waitingSince === null ? null : Math.max(0, Math.floor((nowMs - Date.parse(waitingSince)) / 60_000))
}

/** Whether the patient is in the waiting room now and may be let in. */
export const isAdmittable = (item: QueueItem) =>
  item.status === 'WAITING' && item.participantId !== null && item.waitingSince !== null

/** Who came to the waiting room since the queue was last seen. */
export function arrivals(before: readonly QueueItem[] | undefined, after: readonly QueueItem[]): QueueItem[] {
  if (before === undefined) return []
  const known = new Set(before.filter(isAdmittable).map((item) => item.sessionId))
  return after.filter((item) => isAdmittable(item) && !known.has(item.sessionId))
}

/** Everyone a late doctor keeps waiting, each person once: those who wait and those still to come today. */
export const keptWaiting = ({ items }: Queue) =>
  new Set(
    items
      .filter(({ group }) => group === 'waiting' || group === 'later')
      .map(({ patient }) => patient.userId),
  ).size

/** The row an arrow key goes to; stays at the ends. */
export function neighbour<Item>(
  items: readonly Item[],
  current: Item | undefined,
  key: string,
): Item | undefined {
  const at = current === undefined ? -1 : items.indexOf(current)
  if (key === 'ArrowDown') return items[Math.min(at + 1, items.length - 1)]
  if (key === 'ArrowUp') return items[Math.max(at - 1, 0)]
  if (key === 'Home') return items[0]
  return key === 'End' ? items.at(-1) : undefined
}

const lettersOnButtons = 24

/** So much of a name as two lines of a button hold; it stands in full above. Letters with their signs are not parted. */
export function shortName(name: string) {
  const letters = [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment)
  return letters.length <= lettersOnButtons
    ? name
    : `${letters
        .slice(0, lettersOnButtons - 1)
        .join('')
        .trimEnd()}…`
}
