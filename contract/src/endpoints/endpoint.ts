import type { z } from 'zod'
import type { ErrorCode } from '../errors.ts'

/** One REST call: what goes in, what comes out by status, which error codes it may answer beside the general ones. */
export interface Endpoint {
  readonly summary: string
  readonly tag: string
  /** Callers without a sign-in may use it. */
  readonly open?: boolean
  /** A creating POST that honours `Idempotency-Key`. */
  readonly creates?: boolean
  readonly params?: z.ZodObject
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /** Success answers by status; null = no content. */
  readonly replies: Readonly<Record<number, z.ZodType | null>>
  readonly errors?: readonly ErrorCode[]
}
