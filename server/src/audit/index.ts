import type { Person, Tx } from '../platform/database/index.ts'

/** One line of the audit trail; ids and codes only. */
export interface AuditEntry {
  readonly action: string
  readonly subjectType: string
  readonly subjectId?: string
  readonly patientId?: string
  readonly sessionId?: string
  readonly details?: Record<string, string | number | boolean | null>
}

/** Who did what to whom. A record commits with the deed. */
export interface Audit {
  /** Writes in the caller's transaction, under its person. */
  record(tx: Tx, entry: AuditEntry): Promise<void>
  /** Writes a refused try in a transaction of its own, because the deed's was rolled back. */
  recordRefusal(person: Person | null, entry: AuditEntry): Promise<void>
}
