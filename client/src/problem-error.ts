import type { ErrorCode, Problem } from '@bedside/contract'

/** Codes of the contract's catalogue, and two that only a client can know. */
export type ClientErrorCode = ErrorCode | 'network_failed' | 'timed_out'

/**
 * Every call that does not succeed ends in this one error. Screens choose their words by `code`;
 * `problem` is the server's RFC 9457 document when there was an answer.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  /** What screens choose their words by. */
  readonly code: ClientErrorCode
  /** HTTP status; 0 when no answer came. */
  readonly status: number
  /** The server's document; null when no answer came. */
  readonly problem: Problem | null

  constructor(code: ClientErrorCode, status = 0, problem: Problem | null = null) {
    super(problem?.detail ?? problem?.title ?? code)
    this.code = code
    this.status = status
    this.problem = problem
  }

  /** The same call may succeed later: no answer, or the server is too busy. */
  get isPassing(): boolean {
    return (
      this.status === 0 ||
      this.status === 429 ||
      this.status >= 502 ||
      this.code === 'idempotency_in_progress'
    )
  }

  /** The error that a problem document stands for. */
  static of(problem: Problem): ProblemError {
    return new ProblemError(problem.code, problem.status, problem)
  }
}
