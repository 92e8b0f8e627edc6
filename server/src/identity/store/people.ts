import type { Language, UserRole } from '@bedside/contract'
import { sql } from 'kysely'
import type { Person, Tx } from '../../platform/database/index.ts'
import type { PersonProfile } from '../person.ts'

/** A person as the accounts and profiles tables keep them. */
export interface PersonRow {
  userId: string
  role: UserRole
  name: string
  email: string
  passwordHash: string | null
  language: Language
  timeZone: string
  phone: string | null
  dateOfBirth: string | null
  isDemo: boolean
}

/** Adds accounts with their profiles; an address that is taken is left out. @returns ids of those added */
export async function addPeople({ q }: Tx, people: readonly PersonRow[], at: Date): Promise<Set<string>> {
  if (people.length === 0) return new Set()
  const added = await q
    .insertInto('accounts')
    .values(
      people.map((person) => ({
        id: person.userId,
        email: person.email,
        password_hash: person.passwordHash,
        phone: person.phone,
        created_at: at,
        is_demo: person.isDemo,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  const ids = new Set(added.map((row) => row.id))
  const made = people.filter((person) => ids.has(person.userId))
  if (made.length > 0) await addProfiles(q, made, at)
  return ids
}

async function addProfiles(q: Tx['q'], people: readonly PersonRow[], at: Date) {
  await q
    .insertInto('profiles')
    .values(
      people.map((person) => ({
        id: person.userId,
        role: person.role,
        full_name: person.name,
        language: person.language,
        time_zone: person.timeZone,
        created_at: at,
        updated_at: at,
      })),
    )
    .execute()
  const patients = people.filter((person) => person.role === 'PATIENT')
  if (patients.length === 0) return
  await q
    .insertInto('patient_profiles')
    .values(
      patients.map(({ userId, dateOfBirth }) => ({
        id: userId,
        date_of_birth: dateOfBirth === null ? null : sql<Date>`${dateOfBirth}::date`,
      })),
    )
    .execute()
}

/** Profiles this transaction's role may see. */
export async function findProfiles({ q }: Tx, userIds: readonly string[]) {
  const found = new Map<string, PersonProfile>()
  if (userIds.length === 0) return found
  const rows = await q
    .selectFrom('profiles as p')
    .leftJoin('patient_profiles as pp', 'pp.id', 'p.id')
    .select([
      'p.id',
      'p.role',
      'p.full_name',
      'p.language',
      'p.time_zone',
      sql<string | null>`pp.date_of_birth::text`.as('date_of_birth'),
    ])
    .where('p.id', 'in', [...userIds])
    .execute()
  for (const row of rows) {
    found.set(row.id, {
      userId: row.id,
      name: row.full_name,
      role: row.role as UserRole,
      language: row.language as Language,
      timeZone: row.time_zone,
      dateOfBirth: row.date_of_birth === null ? null : new Date(row.date_of_birth),
    })
  }
  return found
}

/** The account behind an address, for signing in; under the service role. */
export async function findCredentials({ q }: Tx, email: string) {
  return credentials(q).where(sql`lower(a.email)`, '=', email).executeTakeFirst()
}

/** The same by id. */
export async function findCredentialsOf({ q }: Tx, userId: string) {
  return credentials(q).where('a.id', '=', userId).executeTakeFirst()
}

const credentials = (q: Tx['q']) =>
  q
    .selectFrom('accounts as a')
    .innerJoin('profiles as p', 'p.id', 'a.id')
    .select([
      'a.id as userId',
      'p.role',
      'a.password_hash as passwordHash',
      'a.disabled_at as disabledAt',
      'a.is_demo as isDemo',
    ])
    .$narrowType<{ role: UserRole }>()

export async function findPersonByEmail(tx: Tx, email: string): Promise<Person | null> {
  const account = await findCredentials(tx, email.toLowerCase())
  return account ? { userId: account.userId, role: account.role } : null
}

/** The own account and profile, or any to an administrator. */
export async function findMe({ q }: Tx, userId: string) {
  return q
    .selectFrom('accounts as a')
    .innerJoin('profiles as p', 'p.id', 'a.id')
    .select([
      'a.id',
      'a.email',
      'p.role',
      'p.full_name',
      'p.language',
      'p.time_zone',
      'a.phone',
      'p.single_keys',
      'p.readable_font',
    ])
    .where('a.id', '=', userId)
    .executeTakeFirstOrThrow()
}

export interface ProfileChange {
  full_name?: string
  language?: Language
  time_zone?: string
  single_keys?: boolean
  readable_font?: boolean
}

export async function changeProfile({ q }: Tx, userId: string, change: ProfileChange, at: Date) {
  await q
    .updateTable('profiles')
    .set({ ...change, updated_at: at })
    .where('id', '=', userId)
    .execute()
}

export async function changePhone({ q }: Tx, userId: string, phone: string | null) {
  await q.updateTable('accounts').set({ phone }).where('id', '=', userId).execute()
}

export async function changePasswordHash({ q }: Tx, userId: string, passwordHash: string) {
  await q.updateTable('accounts').set({ password_hash: passwordHash }).where('id', '=', userId).execute()
}

export async function hasAdministrator({ q }: Tx) {
  const row = await q
    .selectFrom('profiles')
    .select('id')
    .where('role', '=', 'ADMIN')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

const accountRows = (q: Tx['q']) =>
  q
    .selectFrom('accounts as a')
    .innerJoin('profiles as p', 'p.id', 'a.id')
    .select(['a.id', 'a.email', 'a.disabled_at', 'a.created_at', 'p.full_name', 'p.role'])

/** One account; administrators only. */
export async function findAccountRow({ q }: Tx, userId: string) {
  return accountRows(q).where('a.id', '=', userId).executeTakeFirstOrThrow()
}

/** A page of accounts, newest first, after a place in that order; administrators only. */
export async function listAccountRows({ q }: Tx, after: { at: Date; id: string } | null, limit: number) {
  return accountRows(q)
    .$if(after !== null, (select) =>
      select.where(sql<boolean>`(a.created_at, a.id) < (${after?.at}, ${after?.id})`),
    )
    .orderBy('a.created_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit)
    .execute()
}

/** Closes an account; keeps the first time. @returns false for an unknown id */
export async function disableAccountRow({ q }: Tx, userId: string, at: Date) {
  const row = await q
    .updateTable('accounts')
    .set({ disabled_at: sql`coalesce(disabled_at, ${at})` })
    .where('id', '=', userId)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
