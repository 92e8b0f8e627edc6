import { z } from 'zod'
import { limits } from '../limits.ts'
import { Instant, line, Uuid } from '../primitives.ts'

const list = z.array(line(limits.shortTextCharacters)).max(limits.healthItems).nullable()

/** What a person tells of their health: for each list null = not answered, empty = none that they know of. */
export const SaveHealthBody = z.strictObject({ allergies: list, medicines: list, conditions: list })

/** The same as it is read: of the person the visit is for, who need not be the one who told it. */
export const HealthAnswers = z
  .object({
    allergies: z.array(z.string()).nullable(),
    medicines: z.array(z.string()).nullable(),
    /** Long-term illnesses. */
    conditions: z.array(z.string()).nullable(),
    /** Who wrote it; null while nothing was told. */
    toldBy: z.object({ userId: Uuid, name: z.string() }).nullable(),
    toldAt: Instant.nullable(),
  })
  .meta({ id: 'HealthAnswers' })
export type HealthAnswers = z.infer<typeof HealthAnswers>
