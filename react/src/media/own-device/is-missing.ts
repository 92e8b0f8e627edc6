import type { OwnDevice } from '@bedside/client'

/** The person wants or wanted the device and there is none to use: neither muted nor off, but missing. */
export const isMissing = ({ track, trouble }: OwnDevice): boolean =>
  track === null && trouble !== null && trouble !== 'prompt_unanswered'
