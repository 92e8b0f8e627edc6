import type { QueueItem } from '@bedside/contract'
import { useWords } from '../../../text/web-texts.ts'

/** Until this age babies are spoken of in days, then in months. */
const daysUntil = 31
const monthsUntilYears = 2
const daysOfMonth = 30.4375

/** Says a patient's age as clinicians do: days for the newborn, months for babies, years after; undefined when not known. */
export function useAge() {
  const t = useWords()
  return ({ ageYears, ageDays }: QueueItem['patient']): string | undefined => {
    if (ageDays !== null && ageDays < daysUntil) return t('desk.age-days', { count: ageDays })
    if (ageDays !== null && (ageYears ?? 0) < monthsUntilYears)
      return t('desk.age-months', { count: Math.floor(ageDays / daysOfMonth) })
    return ageYears === null ? undefined : t('desk.age', { count: ageYears })
  }
}
