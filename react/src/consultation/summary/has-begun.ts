import type { Summary } from '@bedside/contract'

const givenUp: ReadonlySet<Summary['status']> = new Set(['NO_SHOW', 'FAILED', 'CANCELLED'])

/** Whether the two met: one who was let in before the line failed has a beginning on paper, and not a minute of the visit. */
export const hasBegun = ({ startTime, actualDuration, status }: Summary): boolean =>
  startTime !== null && (actualDuration > 0 || !givenUp.has(status))
