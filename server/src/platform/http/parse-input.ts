import type { Endpoint } from '@bedside/contract'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { Refusal } from '../refusal.ts'

const deepest = 20

/**
 * Parameters, query and body of a request by the endpoint's schemas.
 * @throws `not_found` for a malformed id in the path (it answers like an unknown one), `invalid_input` with a pointer each for the rest
 */
export function parseInput(endpoint: Endpoint, request: FastifyRequest) {
  const params = endpoint.params?.safeParse(request.params)
  if (params && !params.success) throw new Refusal('not_found')
  const issues: { pointer: string; detail: string }[] = []
  const check = (schema: z.ZodType | undefined, value: unknown, where: string) => {
    if (!schema) return undefined
    const result = schema.safeParse(value)
    if (result.success) return result.data
    for (const issue of result.error.issues) issues.push(...pointersOf(issue, where))
    return undefined
  }
  const body = request.body === null ? undefined : request.body
  if (depth(body) > deepest)
    throw new Refusal('invalid_input', { detail: `Nested deeper than ${deepest} levels` })
  const input = {
    params: params?.data,
    query: check(endpoint.query, request.query, ''),
    body: check(endpoint.body, body, ''),
  }
  if (issues.length > 0) throw new Refusal('invalid_input', { errors: issues.slice(0, 50) })
  return input
}

/** JSON pointers (RFC 6901) to what is wrong; one for each unknown key. */
export function pointersOf(issue: z.core.$ZodIssue, where: string) {
  const at = (path: PropertyKey[]) =>
    where + path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ pointer: at([...issue.path, key]), detail: 'unknown key' }))
  return [{ pointer: at(issue.path), detail: issue.message }]
}

function depth(value: unknown, level = 0): number {
  if (level > deepest || typeof value !== 'object' || value === null) return level
  return Math.max(level, ...Object.values(value).map((inner) => depth(inner, level + 1)))
}
