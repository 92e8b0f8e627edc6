import type { z } from 'zod'
import { Refusal } from '../refusal.ts'

/** A list's cursor from the place of its last item; opaque to callers, so its parts may change at any time. */
export function encodeCursor(place: readonly (string | number)[]) {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/**
 * The place inside a cursor, by the list's own schema; null without one.
 * @throws `invalid_input` at `/cursor` when it is not one of ours
 */
export function decodeCursor<Place extends z.ZodType>(
  cursor: string | undefined,
  place: Place,
): z.output<Place> | null {
  if (cursor === undefined) return null
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw new Refusal('invalid_input', {
      errors: [{ pointer: '/cursor', detail: 'not a cursor of this list' }],
    })
  }
}
