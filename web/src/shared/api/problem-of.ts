import type { ErrorCode, Problem } from '@bedside/contract'

/** The problem document an error carries; undefined when the server never answered. */
export function problemOf(error: unknown): Problem | undefined {
  const { problem } = (error ?? {}) as { problem?: Problem }
  return typeof problem?.code === 'string' && typeof problem.status === 'number' && problem.status > 0
    ? problem
    : undefined
}

/** The stable code of what went wrong; undefined when the line failed. */
export const codeOf = (error: unknown): ErrorCode | undefined => problemOf(error)?.code
