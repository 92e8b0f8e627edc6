/** One entry of a session's log, as the server gave it or as a client saw it. */
export interface Seen {
  readonly seq: number
  readonly eventType: string
  /** Set on chat messages. */
  readonly clientMessageId: string | null
  /** Set on changes of status. */
  readonly to: string | null
}

/** What happened in one visit during a fault run, gathered outside the server. */
export interface VisitHistory {
  readonly sessionId: string
  /** Position that the server acknowledged for each message, by the id its sender made. */
  readonly acknowledged: ReadonlyMap<string, number>
  /** Every message a client ever tried to send; without an answer it may have been kept or not, but once at most. */
  readonly attempted: ReadonlySet<string>
  /** The log at rest. */
  readonly log: readonly Seen[]
  /** What each client saw, in the order it came. */
  readonly clients: readonly (readonly Seen[])[]
}
