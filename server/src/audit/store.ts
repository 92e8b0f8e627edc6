import type { Person, Tx } from '../platform/database/index.ts'

interface AuditEvent {
  at: Date
  actor: Person | null
  outcome: 'ok' | 'refused'
  action: string
  subjectType: string
  subjectId?: string
  patientId?: string
  sessionId?: string
  requestId: string | null
  details?: Record<string, string | number | boolean | null>
}

/** Adds one line; the database lets nobody change or remove it. */
export async function addAuditEvent({ q }: Tx, event: AuditEvent) {
  await q
    .insertInto('audit_events')
    .values({
      at: event.at,
      actor_id: event.actor?.userId ?? null,
      actor_role: event.actor?.role ?? 'NONE',
      action: event.action,
      outcome: event.outcome,
      subject_type: event.subjectType,
      subject_id: event.subjectId ?? null,
      patient_id: event.patientId ?? null,
      session_id: event.sessionId ?? null,
      request_id: event.requestId,
      details: JSON.stringify(event.details ?? {}),
    })
    .execute()
}
