import { z } from 'zod'
import { limits } from './limits.ts'
import { consultationModes, visitTypes } from './words.ts'

/** A UUID of any version, lower-cased on the way in. */
export const Uuid = z.uuid().toLowerCase()

/** One tab or phone of a person; chosen by the client, kept per tab. */
export const DeviceId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/)

/** An instant, ISO-8601 in UTC. On input any offset is accepted and turned into UTC. */
export const Instant = z.iso.datetime({ offset: true }).meta({ format: 'date-time' })

/** Money outside the house: a decimal string; always beside an ISO-4217 currency. */
export const DecimalAmount = z
  .string()
  .regex(/^\d{1,10}\.\d{2}$/)
  .meta({ example: '500.00' })
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .meta({ example: 'NPR' })

// The C0 and C1 controls written out: JSON Schema readers in other languages know no `\p{Cc}`.
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it refuses.
const withoutControls = /^[^\u0000-\u001F\u007F-\u009F]*$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above, but for tab and line ends.
const withoutControlsButLines = /^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]*$/

/** One line of people's text: trimmed, in Unicode NFC, without control characters, never empty. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .min(1)
    .max(max)
    .regex(withoutControls, 'no control characters')
    .regex(/\S/u, 'not only spaces')

/** People's text of several lines; control characters but tab and line ends are refused. */
export const prose = (max: number) =>
  z.string().normalize('NFC').max(max).regex(withoutControlsButLines, 'no control characters')

export const PersonName = line(limits.nameCharacters)
export const Email = z.email().max(limits.emailCharacters)

/** A cursor made by the server; opaque to callers. */
export const Cursor = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_-]+$/)

/** A page of a list; `nextCursor` is null on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

/** Query of a list. */
export const PageQuery = z.strictObject({
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(limits.pageItems).default(50),
})

/** An enum whose members are accepted in any letter case. */
const anyCase = <const Members extends readonly [string, ...string[]]>(members: Members) =>
  z
    .string()
    .toUpperCase()
    .meta({ enum: [...members, ...members.map((member) => member.toLowerCase())] })
    .pipe(z.enum(members))

export const ConsultationModeInput = anyCase(consultationModes)

/** The older words `VIDEO_CALL`, `online`, `offline` are understood by {@link normaliseVisit}. */
export const VisitTypeInput = anyCase([...visitTypes, 'VIDEO_CALL', 'OFFLINE'] as const)

export const SessionPath = z.object({ sessionId: Uuid })
export const AppointmentPath = z.object({ appointmentId: Uuid })
export const DoctorPath = z.object({ doctorId: Uuid })
