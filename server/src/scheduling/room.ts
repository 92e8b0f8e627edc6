import type { Audit } from '../audit/index.ts'
import type { Identity } from '../identity/index.ts'
import type { Person, Tx } from '../platform/database/index.ts'
import type { Platform } from '../platform/index.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Fees, HoldVisit } from './door.ts'

/** What every use case of this room works with. */
export interface Room {
  readonly platform: Platform
  readonly identity: Identity
  readonly audit: Audit
  readonly fees: Fees
  readonly holdVisit: HoldVisit
}

/** Fees until a room that knows them is handed in: none, and none may be set. */
export const noFees: Fees = {
  of: async () => new Map(),
  set: () => Promise.reject(new Error('fees were given, but no room that keeps them')),
}

/** Runs a use case as a person and keeps a trace of a try that was not theirs to make. */
export async function asPerson<Result>(
  { platform, audit }: Room,
  person: Person,
  deed: { action: string; subjectId?: string },
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  try {
    return await platform.database.asPerson(person, work)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'forbidden')
      await audit.recordRefusal(person, { ...deed, subjectType: 'appointment' })
    throw error
  }
}
