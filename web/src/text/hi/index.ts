import type { Translation } from '@bedside/react'
import type { english } from '../en/index.ts'
import { desk } from './desk.ts'
import { frontHindi } from './front.ts'
import { health } from './health.ts'
import { identity } from './identity.ts'
import { notification } from './notification.ts'
import { record } from './record.ts'
import { scheduling } from './scheduling.ts'

/** Hindi, a draft until a native clinician has read it. */
export const hindi: Translation<typeof english> = {
  ...frontHindi,
  ...identity,
  ...health,
  ...scheduling,
  ...record,
  ...desk,
  ...notification,
}
