import type {
  ConsultationMode,
  HistoryItem,
  ParticipantRole,
  SessionStatus,
  Summary,
} from '@bedside/contract'
import type { Person, Tx } from '../platform/database/index.ts'
import type { Sight } from '../platform/realtime/index.ts'

/** What a neighbour needs to know of a session and of the caller in it. */
export interface SessionAccess {
  readonly sessionId: string
  readonly appointmentId: string
  readonly patientId: string
  readonly doctorId: string
  readonly status: SessionStatus
  readonly consultationMode: ConsultationMode
  readonly myRole: ParticipantRole
  readonly myName: string
  /** The caller may read the log from this entry on; null = not admitted. */
  readonly visibleFrom: number | null
  /** From confirmation until the reopen window closes; for guests from their admission. */
  readonly chatOpen: boolean
}

/** Facts of summaries and history that other rooms own (message count, feedback, charge), for many sessions at once. */
export type SessionFacts = Partial<
  Pick<Summary, 'chatMessageCount' | 'prescriptionId' | 'feedbackSubmitted' | 'amountCharged' | 'currency'> &
    Pick<HistoryItem, 'chatMessageCount' | 'feedbackSubmitted'>
>
export type SessionFactsSource = (
  tx: Tx,
  sessionIds: readonly string[],
) => Promise<ReadonlyMap<string, SessionFacts>>

/** How many messages of others a transaction's person has not read; sessions without any are missing. */
export type UnreadSource = (tx: Tx, sessionIds: readonly string[]) => Promise<ReadonlyMap<string, number>>

export interface Consultation {
  /** The session as this transaction's person stands to it. Throws `not_found` for strangers. */
  access(tx: Tx, sessionId: string): Promise<SessionAccess>
  /** For realtime: what a person may follow. Throws `not_found` for strangers. */
  sight(person: Person, sessionId: string): Promise<Sight>
  /** Locks a session until the transaction ends, for a room that will change what hangs on it; under the flow role. */
  hold(tx: Tx, sessionId: string): Promise<void>
  /** Rooms above add what they know to summaries and history; called by app.ts. */
  addFacts(source: SessionFactsSource): void
  /** The room of messages tells the doctor's desk what is unread; called by it once. */
  useUnread(source: UnreadSource): void
  /** What a doctor has not read may have changed: open desks are drawn anew. Called after the commit. */
  unreadChanged(doctorId: string): void
  /**
   * A fresh process knows no socket: everyone whom the database still calls connected gets a new grace to return.
   * Called by app.ts once, before timers run; for a server that is alone on its database.
   */
  resumeAfterRestart(): Promise<void>
  /** Resolves when every picture that was due has been sent; called by app.ts before the database closes. */
  settled(): Promise<void>
}
