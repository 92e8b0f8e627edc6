import { z } from 'zod'
import { type ErrorCode, errorCatalogue } from './errors.ts'
import { appointmentStatuses, sessionStatuses } from './words.ts'

const codes = Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]]

/** RFC 9457 problem document; `errors` points into the input by JSON pointer. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(codes),
    detail: z.string().optional(),
    instance: z.string().optional(),
    requestId: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    /** Of the session, or of the appointment where that is what refused. */
    currentStatus: z.union([z.enum(sessionStatuses), z.enum(appointmentStatuses)]).optional(),
    allowedMoves: z.array(z.string()).optional(),
    opensAt: z.string().optional(),
    retryAfterSeconds: z.number().int().optional(),
    alternatives: z.array(z.object({ startTime: z.string(), endTime: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>
