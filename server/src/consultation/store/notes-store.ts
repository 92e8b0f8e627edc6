import type { Tx } from '../../platform/database/index.ts'

/** The doctor's private note; nobody else's transaction can read the row. */
export async function findNotes({ q }: Tx, sessionId: string, lock = false) {
  const query = q
    .selectFrom('consultation_notes')
    .select(['private_notes', 'version', 'saved_at'])
    .where('session_id', '=', sessionId)
  return (lock ? query.forUpdate() : query).executeTakeFirst()
}

/** Writes the next version; @returns false when another one came first. */
export async function writeNotes(
  { q }: Tx,
  notes: { sessionId: string; doctorId: string; privateNotes: string; version: number },
  now: Date,
): Promise<boolean> {
  const { sessionId, doctorId, privateNotes, version } = notes
  const values = { private_notes: privateNotes, version, saved_at: now }
  if (version === 1) {
    const added = await q
      .insertInto('consultation_notes')
      .values({ session_id: sessionId, doctor_id: doctorId, ...values })
      .onConflict((conflict) => conflict.column('session_id').doNothing())
      .executeTakeFirst()
    return Boolean(added.numInsertedOrUpdatedRows)
  }
  const changed = await q
    .updateTable('consultation_notes')
    .set(values)
    .where('session_id', '=', sessionId)
    .where('version', '=', version - 1)
    .executeTakeFirst()
  return Boolean(changed.numUpdatedRows)
}

/** What the patient may read of each visit. */
export async function listPatientSummaries({ q }: Tx, sessionIds: readonly string[]) {
  if (sessionIds.length === 0) return new Map<string, string>()
  const rows = await q
    .selectFrom('visit_summaries')
    .select(['session_id', 'patient_summary'])
    .where('session_id', 'in', [...sessionIds])
    .execute()
  return new Map(rows.map((row) => [row.session_id, row.patient_summary]))
}

export async function writePatientSummary(
  { q }: Tx,
  summary: { sessionId: string; doctorId: string; patientId: string; patientSummary: string },
  now: Date,
) {
  const values = { patient_summary: summary.patientSummary, saved_at: now }
  await q
    .insertInto('visit_summaries')
    .values({
      session_id: summary.sessionId,
      doctor_id: summary.doctorId,
      patient_id: summary.patientId,
      ...values,
    })
    .onConflict((conflict) => conflict.column('session_id').doUpdateSet(values))
    .execute()
}
