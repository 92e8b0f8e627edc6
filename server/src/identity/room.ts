import type { Audit } from '../audit/index.ts'
import type { Tx } from '../platform/database/index.ts'
import type { Platform } from '../platform/index.ts'
import type { Authenticator } from './authenticator.ts'
import type { NewDoctor } from './person.ts'

/** What this room's use cases work with. */
export interface IdentityRoom {
  readonly platform: Platform
  readonly audit: Audit
  readonly authenticator: Authenticator
  /** Makes a new doctor bookable; the work of a room above. */
  readonly makeDoctor: (tx: Tx, doctor: NewDoctor) => Promise<void>
  /** Hears of a disabled account; the work of a room above. */
  readonly accountDisabled: (tx: Tx, userId: string) => Promise<void>
  /** Hears which sign-ins a person or the house has ended; the work of rooms above. */
  readonly signInsEnded: (tx: Tx, signInIds: readonly string[]) => Promise<void>
}
