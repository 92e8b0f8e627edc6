import type { HealthAnswers } from '@bedside/contract'
import type { Audit } from '../../audit/index.ts'
import type { Person, Tx } from '../../platform/database/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { mayTellHealth } from '../policy.ts'
import { presentHealth } from '../present.ts'
import type { IdentityRoom } from '../room.ts'
import { findHealthRow, type HealthLists, type HealthOf, writeHealth } from '../store/health.ts'

type Needs = Pick<IdentityRoom, 'audit'> & { platform: Pick<IdentityRoom['platform'], 'clock'> }

/** What was told of a person, in the reader's transaction; reading another's is written into the audit trail where there was something. */
export async function readHealth({ audit }: { audit: Audit }, tx: Tx, of: HealthOf): Promise<HealthAnswers> {
  const row = await findHealthRow(tx, of)
  if (row && tx.person?.userId !== of.patientId) await record(audit, tx, of, 'health.read')
  return presentHealth(row)
}

/** Replaces what was told of a person, in the transaction of the patient who tells it. */
export async function tellHealth(
  { audit, platform }: Needs,
  tx: Tx,
  of: HealthOf,
  lists: HealthLists,
): Promise<HealthAnswers> {
  await writeHealth(tx, of, lists, platform.clock.now())
  await record(audit, tx, of, 'health.told')
  return presentHealth(await findHealthRow(tx, of))
}

/** A patient reads what they told of themselves. @throws `forbidden` for everyone else */
export const getMyHealth = (room: IdentityRoom, caller: Person) =>
  asPatient(room, caller, (tx, of) => readHealth(room, tx, of))

/** A patient tells of themselves. @throws `forbidden` for everyone else */
export const saveMyHealth = (room: IdentityRoom, caller: Person, lists: HealthLists) =>
  asPatient(room, caller, (tx, of) => tellHealth(room, tx, of, lists))

function asPatient<Result>(
  { platform }: IdentityRoom,
  caller: Person,
  work: (tx: Tx, of: HealthOf) => Promise<Result>,
) {
  if (!mayTellHealth(caller)) throw new Refusal('forbidden')
  const of = { patientId: caller.userId, appointmentId: null }
  return platform.database.asPerson(caller, (tx) => work(tx, of))
}

/** `subjectId` is the visit where the answers are of the person it is for, else the patient. */
const record = (audit: Audit, tx: Tx, { patientId, appointmentId }: HealthOf, action: string) =>
  audit.record(tx, { action, subjectType: 'health', subjectId: appointmentId ?? patientId, patientId })
