import { randomUUID } from 'node:crypto'
import type { Clock } from '../../platform/clock/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { hashPassword } from '../password.ts'
import type { NewPerson } from '../person.ts'
import { addPeople, type PersonRow } from '../store/people.ts'

/** Addresses are compared and kept in lower case. */
export const normaliseEmail = (email: string) => email.trim().normalize('NFC').toLowerCase()

const rowOf = (person: NewPerson, passwordHash: string | null): PersonRow => ({
  userId: randomUUID(),
  role: person.role,
  name: person.name,
  email: normaliseEmail(person.email),
  passwordHash,
  language: person.language ?? 'en',
  timeZone: person.timeZone ?? 'UTC',
  phone: person.phone ?? null,
  dateOfBirth: person.dateOfBirth ?? null,
  isDemo: person.isDemo ?? false,
})

/** Makes one account with a password hashed before the transaction began. Throws `email_taken`. */
export async function addPerson(tx: Tx, clock: Clock, person: NewPerson, passwordHash: string | null) {
  const row = rowOf(person, passwordHash)
  const added = await addPeople(tx, [row], clock.now())
  if (!added.has(row.userId)) throw new Refusal('email_taken')
  return row.userId
}

/** Makes one account. Throws `email_taken`. */
export async function createPerson(tx: Tx, clock: Clock, person: NewPerson) {
  return addPerson(tx, clock, person, person.password === null ? null : await hashPassword(person.password))
}

/** Makes many accounts that nobody signs in to by password. Throws `email_taken` when any address is. */
export async function createPeople(tx: Tx, clock: Clock, people: readonly NewPerson[]) {
  const rows = people.map((person) => rowOf(person, null))
  const added = await addPeople(tx, rows, clock.now())
  if (added.size < rows.length) throw new Refusal('email_taken')
  return rows.map((row) => row.userId)
}
