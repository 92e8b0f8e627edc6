import type { Language, UserRole } from '@bedside/contract'

/** What neighbours may know of a person. */
export interface PersonProfile {
  readonly userId: string
  readonly name: string
  readonly role: UserRole
  readonly language: Language
  readonly timeZone: string
  readonly dateOfBirth: Date | null
}

/** Someone who gets an account. */
export interface NewPerson {
  readonly role: UserRole
  readonly name: string
  readonly email: string
  /** Null for people who sign in by a link or token only (seed). */
  readonly password: string | null
  readonly language?: Language
  readonly timeZone?: string
  readonly phone?: string | null
  /** A calendar day, `YYYY-MM-DD`; patients only. */
  readonly dateOfBirth?: string | null
  readonly isDemo?: boolean
}

/** What an administrator tells of a new doctor, beside the person. */
export interface NewDoctor {
  readonly userId: string
  readonly specialization: string
  readonly registrationNumber: string
  readonly languages: readonly Language[]
}
