import { desk } from './desk.ts'
import { frontEnglish } from './front.ts'
import { health } from './health.ts'
import { identity } from './identity.ts'
import { notification } from './notification.ts'
import { record } from './record.ts'
import { scheduling } from './scheduling.ts'

/** All English of the pages, the language every other is translated from. */
export const english = {
  ...frontEnglish,
  ...identity,
  ...health,
  ...scheduling,
  ...record,
  ...desk,
  ...notification,
} as const
