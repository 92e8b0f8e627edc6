import type { Language, UserRole } from '@bedside/contract'
import type { Tx } from '../platform/database/index.ts'
import type { Caller } from '../platform/http/index.ts'

/** What neighbours may know of a person. */
export interface PersonProfile {
  readonly userId: string
  readonly name: string
  readonly role: UserRole
  readonly language: Language
  readonly timeZone: string
  readonly dateOfBirth: Date | null
}

export interface NewPerson {
  readonly role: UserRole
  readonly name: string
  readonly email: string
  /** Null for people who sign in by a link or token only (seed). */
  readonly password: string | null
  readonly language?: Language
  readonly timeZone?: string
  readonly isDemo?: boolean
}

export interface Identity {
  /** Who holds this token, for HTTP and the socket; null for unknown, expired, revoked or disabled. */
  authenticate(token: string): Promise<Caller | null>
  /** Profiles this transaction's role may see, by id; missing ones are left out. */
  profiles(tx: Tx, userIds: readonly string[]): Promise<ReadonlyMap<string, PersonProfile>>
  /** Makes an account and profile; under the service role. */
  createPerson(tx: Tx, person: NewPerson): Promise<string>
  /** Opens a sign-in without a password: demo links and seed. */
  issueToken(tx: Tx, userId: string): Promise<string>
}
