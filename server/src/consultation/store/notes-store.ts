import type { Tx } from '../../platform/database/index.ts'

/** The doctor's private note; nobody else's transaction can read the row. */
export async function findNotes({ q }: Tx, sessionId: string, lock = false) {
  const query = q
    .selectFrom('consultation_notes')
    .select(['private_notes', 'patient_draft', 'version', 'saved_at'])
    .where('session_id', '=', sessionId)
  return (lock ? query.forUpdate() : query).executeTakeFirst()
}

/** Writes the next version; @returns false when another one came first. */
export async function writeNotes(
  { q }: Tx,
  notes: {
    sessionId: string
    doctorId: string
    privateNotes: string
    /** The draft of what the patient will read; kept as it is without. */
    patientDraft?: string
    version: number
  },
  now: Date,
): Promise<boolean> {
  const { sessionId, doctorId, privateNotes, patientDraft, version } = notes
  const draft = patientDraft === undefined ? {} : { patient_draft: patientDraft }
  const values = { private_notes: privateNotes, ...draft, version, saved_at: now }
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

/** What was sent to a patient: the words, when they first went out, and when they last did. */
export interface SentSummary {
  readonly text: string
  readonly sentAt: Date
  /** Later than `sentAt` once other words were sent. */
  readonly savedAt: Date
}

/** What the patient may read of each visit; visits nothing was sent of are left out. */
export async function listSentSummaries({ q }: Tx, sessionIds: readonly string[]) {
  if (sessionIds.length === 0) return new Map<string, SentSummary>()
  const rows = await q
    .selectFrom('visit_summaries')
    .select(['session_id', 'patient_summary', 'sent_at', 'saved_at'])
    .where('session_id', 'in', [...sessionIds])
    .execute()
  return new Map(
    rows.map((row): [string, SentSummary] => [
      row.session_id,
      { text: row.patient_summary, sentAt: row.sent_at, savedAt: row.saved_at },
    ]),
  )
}

/** Keeps what is sent; the time of the first sending stays. */
export async function writeSentSummary(
  { q }: Tx,
  summary: { sessionId: string; doctorId: string; patientId: string; text: string },
  now: Date,
) {
  const values = { patient_summary: summary.text, saved_at: now }
  await q
    .insertInto('visit_summaries')
    .values({
      session_id: summary.sessionId,
      doctor_id: summary.doctorId,
      patient_id: summary.patientId,
      sent_at: now,
      ...values,
    })
    .onConflict((conflict) => conflict.column('session_id').doUpdateSet(values))
    .execute()
}
