import type { HealthAnswers } from '@bedside/contract'
import type { Audit } from '../audit/index.ts'
import type { Person, Tx } from '../platform/database/index.ts'
import type { Caller } from '../platform/http/index.ts'
import type { Platform } from '../platform/index.ts'
import { createAuthenticator } from './authenticator.ts'
import type { NewDoctor, NewPerson, PersonProfile } from './person.ts'
import { registerRoutes } from './routes.ts'
import { ensurePassword } from './service/change-password.ts'
import { createPeople, createPerson } from './service/create-person.ts'
import { readHealth, tellHealth } from './service/health.ts'
import { ensureSetupToken } from './service/set-up.ts'
import { openSignIn, openSignIns } from './sign-in-tokens.ts'
import type { HealthLists, HealthOf } from './store/health.ts'
import { findPersonByEmail, findProfiles } from './store/people.ts'

export type { NewDoctor, NewPerson, PersonProfile } from './person.ts'

/** The identity room's door. */
export interface Identity {
  /** Who holds this token, for HTTP and the socket; null for unknown, expired, revoked or disabled. */
  authenticate(token: string): Promise<Caller | null>
  /** Profiles this transaction's role may see, by id; missing ones are left out. */
  profiles(tx: Tx, userIds: readonly string[]): Promise<ReadonlyMap<string, PersonProfile>>
  /** What was told of a person's health, as far as this transaction's person may see it; reading another's leaves an audit line. */
  health(tx: Tx, of: HealthOf): Promise<HealthAnswers>
  /** Replaces it, as the patient who tells it; the caller vouches that the visit is theirs and for somebody else. */
  tellHealth(tx: Tx, of: HealthOf, lists: HealthLists): Promise<HealthAnswers>
  /** Makes an account and profile; under the service role. Throws `email_taken`. */
  createPerson(tx: Tx, person: NewPerson): Promise<string>
  /** The same for many people without a password, in a few statements; under the service role. @returns ids in the order given */
  createPeople(tx: Tx, people: readonly (NewPerson & { password: null })[]): Promise<string[]>
  /** Opens a sign-in without a password: demo links and seed. Under the service role. */
  issueToken(tx: Tx, userId: string): Promise<string>
  /** The same for many people at once. @returns tokens in the order given */
  issueTokens(tx: Tx, userIds: readonly string[]): Promise<string[]>
  /** The account of an e-mail address, for the demo's seed; under the service role. */
  findAccount(tx: Tx, email: string): Promise<Person | null>
  /** Sets a demo person's password to the setting's when it is another; under the service role. */
  ensurePassword(tx: Tx, userId: string, password: string): Promise<void>
  /** Makes a new doctor bookable, in the transaction that opens the account and under the service role; given by app.ts. */
  onDoctorCreated(make: (tx: Tx, doctor: NewDoctor) => Promise<void>): void
  /** Hears of a disabled account, in the transaction that closes it and under the service role; given by app.ts. */
  onAccountDisabled(react: (tx: Tx, userId: string) => Promise<void>): void
  /** Hears which sign-ins were ended, in the transaction that ends them and under the service role; given by app.ts. */
  onSignInsEnded(react: (tx: Tx, signInIds: readonly string[]) => Promise<void>): void
  /** A token for the one-time link that makes the first administrator, good for a day; null once there is one, and in demo mode. */
  ensureSetupToken(): Promise<string | null>
}

/** Opens the identity room: accounts, profiles and sign-ins. */
export function openIdentity(platform: Platform, { audit }: { audit: Audit }): Identity {
  let makeDoctor: ((tx: Tx, doctor: NewDoctor) => Promise<void>) | undefined
  let accountDisabled = async (_tx: Tx, _userId: string) => {}
  let signInsEnded = async (_tx: Tx, _signInIds: readonly string[]) => {}
  const authenticator = createAuthenticator(platform)
  const room = {
    platform,
    audit,
    authenticator,
    makeDoctor: async (tx: Tx, doctor: NewDoctor) => {
      if (!makeDoctor) throw new Error('identity: nobody registered onDoctorCreated')
      await makeDoctor(tx, doctor)
    },
    accountDisabled: (tx: Tx, userId: string) => accountDisabled(tx, userId),
    signInsEnded: (tx: Tx, signInIds: readonly string[]) => signInsEnded(tx, signInIds),
  }
  registerRoutes(room)
  const { clock } = platform
  return {
    authenticate: authenticator.authenticate,
    profiles: findProfiles,
    health: (tx, of) => readHealth(room, tx, of),
    tellHealth: (tx, of, lists) => tellHealth(room, tx, of, lists),
    createPerson: (tx, person) => createPerson(tx, clock, person),
    createPeople: (tx, people) => createPeople(tx, clock, people),
    issueToken: async (tx, userId) => (await openSignIn(tx, clock, userId)).token,
    issueTokens: async (tx, userIds) => (await openSignIns(tx, clock, userIds)).map(({ token }) => token),
    findAccount: findPersonByEmail,
    ensurePassword,
    onDoctorCreated: (make) => {
      makeDoctor = make
    },
    onAccountDisabled: (react) => {
      accountDisabled = react
    },
    onSignInsEnded: (react) => {
      signInsEnded = react
    },
    ensureSetupToken: () => ensureSetupToken(room),
  }
}
