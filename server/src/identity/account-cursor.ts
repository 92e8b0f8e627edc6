import { z } from 'zod'
import { Refusal } from '../platform/refusal.ts'

/** Where a page of accounts ended. */
export interface AccountPlace {
  readonly at: Date
  readonly id: string
}

const Place = z.tuple([z.number().int(), z.uuid()])

export const placeOf = (row: { created_at: Date; id: string }) =>
  Buffer.from(JSON.stringify([row.created_at.getTime(), row.id])).toString('base64url')

/** Throws `invalid_input` for a cursor this server never made. */
export function readCursor(cursor: string): AccountPlace {
  try {
    const [time, id] = Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { at: new Date(time), id }
  } catch {
    throw new Refusal('invalid_input', {
      errors: [{ pointer: '/cursor', detail: 'not a cursor of this list' }],
    })
  }
}
