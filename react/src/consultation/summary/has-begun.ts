import type { Summary } from '@bedside/contract'

type Status = Summary['status']

/** Ends at which a visit was given up. */
export const isGivenUp = (status: Status): status is Extract<Status, 'NO_SHOW' | 'FAILED' | 'CANCELLED'> =>
  status === 'NO_SHOW' || status === 'FAILED' || status === 'CANCELLED'

/** Whether the two met: one who was let in before the line failed has a beginning on paper, and not a minute of the visit. */
export const hasBegun = ({ startTime, actualDuration, status }: Summary): boolean =>
  startTime !== null && (actualDuration > 0 || !isGivenUp(status))
