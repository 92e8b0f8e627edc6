import { type ErrorCode, errorCatalogue, type Problem } from '@bedside/contract'

/** What a refusal may tell beside its code. */
export type RefusalDetails = Partial<
  Omit<Problem, 'type' | 'title' | 'status' | 'code' | 'instance' | 'requestId'>
>

/**
 * The one error services throw when they say no; becomes a problem document on HTTP and an ERROR frame on
 * the socket. Everything else that is thrown is a fault of ours and answers `internal`.
 */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly details: RefusalDetails

  constructor(code: ErrorCode, details: RefusalDetails = {}) {
    super(details.detail ?? errorCatalogue[code].title)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }

  get status() {
    return errorCatalogue[this.code].status
  }
}

/** The problem document (RFC 9457) of any error; unknown ones tell nothing of their cause. */
export function problemOf(error: unknown, at: { instance?: string; requestId?: string }): Problem {
  const refusal =
    error instanceof Refusal ? error : new Refusal(isUnavailable(error) ? 'unavailable' : 'internal')
  const { status, title } = errorCatalogue[refusal.code]
  return { type: `/problems/${refusal.code}`, title, status, code: refusal.code, ...refusal.details, ...at }
}

const connectionFailures = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '53300',
])

/** The database is away or full: the caller may try again. */
function isUnavailable(error: unknown) {
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  return (
    connectionFailures.has(code ?? '') ||
    /timeout exceeded when trying to connect|Connection terminated/.test(message ?? '')
  )
}
