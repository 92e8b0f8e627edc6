import { z } from 'zod'
import { Instant, Uuid } from '../primitives.ts'

/** A patient waits to be told, once, when a time of this doctor opens that begins between the two instants. */
export const OpeningWish = z
  .object({ doctorId: Uuid, from: Instant, to: Instant, createdAt: Instant })
  .meta({ id: 'OpeningWish' })
export type OpeningWish = z.infer<typeof OpeningWish>

export const OpeningWishes = z.object({ items: z.array(OpeningWish) })
export const OpeningWishBody = z.strictObject({ from: Instant, to: Instant })
