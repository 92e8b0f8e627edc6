import type { Person, Tx } from '../platform/database/index.ts'
import type { Platform } from '../platform/index.ts'
import { currentRequestId } from '../platform/request-id.ts'
import { addAuditEvent } from './store.ts'

/** One line of the audit trail; ids and codes only. */
export interface AuditEntry {
  readonly action: string
  readonly subjectType: string
  readonly subjectId?: string
  readonly patientId?: string
  readonly sessionId?: string
  readonly details?: Record<string, string | number | boolean | null>
  /** Who acted where the transaction has no person yet: signing in and registering, under the service role. */
  readonly actor?: Person
}

/** Who did what to whom, and by which call or frame. A record commits with the deed. */
export interface Audit {
  /** Writes in the caller's transaction, under its person. */
  record(tx: Tx, entry: AuditEntry): Promise<void>
  /** Writes a refused try in a transaction of its own, because the deed's was rolled back. */
  recordRefusal(person: Person | null, entry: AuditEntry): Promise<void>
}

/** Opens the audit room; it enters no other. */
export function openAudit({ database, clock }: Platform): Audit {
  const write = (tx: Tx, outcome: 'ok' | 'refused', { actor, ...entry }: AuditEntry) =>
    addAuditEvent(tx, {
      ...entry,
      outcome,
      actor: tx.person ?? actor ?? null,
      requestId: currentRequestId(),
      at: clock.now(),
    })
  return {
    record: (tx, entry) => write(tx, 'ok', entry),
    recordRefusal: (person, entry) =>
      person
        ? database.asPerson(person, (tx) => write(tx, 'refused', entry))
        : database.asService('audit', (tx) => write(tx, 'refused', entry)),
  }
}
