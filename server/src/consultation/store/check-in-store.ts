import type { Tx } from '../../platform/database/index.ts'

/** A patient's answers before a visit. */
export interface CheckInRecord {
  readonly placeNow: string | null
  readonly callBackNumber: string | null
  readonly withWhom: string | null
  readonly isPrivate: boolean | null
  readonly consentToMode: boolean
  readonly savedAt: Date
}

const columns = [
  'session_id',
  'place_now',
  'call_back_number',
  'with_whom',
  'is_private',
  'consent_to_mode',
  'saved_at',
] as const

export async function listCheckIns(
  { q }: Tx,
  sessionIds: readonly string[],
): Promise<Map<string, CheckInRecord>> {
  if (sessionIds.length === 0) return new Map()
  const rows = await q
    .selectFrom('check_ins')
    .select(columns)
    .where('session_id', 'in', [...sessionIds])
    .execute()
  return new Map(rows.map((row) => [row.session_id, toRecord(row)]))
}

/** The last answers a patient gave, for whatever visit. */
export async function findLastCheckIn({ q }: Tx, patientId: string): Promise<CheckInRecord | undefined> {
  const row = await q
    .selectFrom('check_ins')
    .select(columns)
    .where('patient_id', '=', patientId)
    .orderBy('saved_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toRecord(row)
}

export async function writeCheckIn({ q }: Tx, sessionId: string, patientId: string, answers: CheckInRecord) {
  const values = {
    place_now: answers.placeNow,
    call_back_number: answers.callBackNumber,
    with_whom: answers.withWhom,
    is_private: answers.isPrivate,
    consent_to_mode: answers.consentToMode,
    saved_at: answers.savedAt,
  }
  await q
    .insertInto('check_ins')
    .values({ session_id: sessionId, patient_id: patientId, ...values })
    .onConflict((conflict) => conflict.column('session_id').doUpdateSet(values))
    .execute()
}

function toRecord(row: {
  place_now: string | null
  call_back_number: string | null
  with_whom: string | null
  is_private: boolean | null
  consent_to_mode: boolean
  saved_at: Date
}): CheckInRecord {
  return {
    placeNow: row.place_now,
    callBackNumber: row.call_back_number,
    withWhom: row.with_whom,
    isPrivate: row.is_private,
    consentToMode: row.consent_to_mode,
    savedAt: row.saved_at,
  }
}
