import type { ConsultationMode, HistoryItem, SessionStatus } from '@bedside/contract'

/** What the list is narrowed to; empty strings narrow nothing. */
export interface HistoryFilter {
  readonly search: string
  readonly mode: ConsultationMode | ''
  readonly status: SessionStatus | ''
  /** Calendar days, `2026-11-21`. */
  readonly from: string
  readonly to: string
}

export const noFilter: HistoryFilter = { search: '', mode: '', status: '', from: '', to: '' }

/** Whether anything is narrowed. */
export function isFiltered(filter: HistoryFilter): boolean {
  return Object.values(filter).some((value) => value !== '')
}

/** The filter as the query of `GET /consultations/history`; days are whole ones of this device's zone. */
export function historyQuery(filter: HistoryFilter) {
  const { search, mode, status, from, to } = filter
  return {
    ...(search.trim() ? { search: search.trim() } : {}),
    ...(mode ? { consultationMode: mode } : {}),
    ...(status ? { status } : {}),
    ...(from ? { from: new Date(`${from}T00:00:00`).toISOString() } : {}),
    ...(to ? { to: new Date(`${to}T23:59:59.999`).toISOString() } : {}),
  }
}

/** Visits under their month, in the order they came. */
export function byMonth(
  items: readonly HistoryItem[],
  monthOf: (at: string) => string,
): { readonly month: string; readonly items: readonly HistoryItem[] }[] {
  const months: { month: string; items: HistoryItem[] }[] = []
  for (const item of items) {
    const month = monthOf(item.scheduledStartTime)
    const last = months[months.length - 1]
    if (last?.month === month) last.items.push(item)
    else months.push({ month, items: [item] })
  }
  return months
}
