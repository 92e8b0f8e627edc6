import { readFileSync } from 'node:fs'
import { TimeZone } from '@bedside/contract'
import { z } from 'zod'
import { type ClinicHours, readClinicHours } from './clinic-hours.ts'
import { type ClinicLook, readClinicLook } from './clinic-look.ts'

/** One setting: how it is read, what it is for, and how a wrong one is mended. */
const fields = {
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(3000)
    .describe('Port of web app, API and realtime.'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on; 0.0.0.0 for all.'),
  DATA_DIR: z.string().default('.bedside/data').describe('Directory of the embedded database.'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional()
    .describe('PostgreSQL server; embedded database without it.'),
  POSTGRES_HOST: z.string().optional().describe('PostgreSQL host, instead of DATABASE_URL.'),
  POSTGRES_PORT: z.coerce.number().int().default(5432).describe('PostgreSQL port.'),
  POSTGRES_DATABASE: z.string().default('bedside').describe('PostgreSQL database name.'),
  POSTGRES_USER: z
    .string()
    .default('bedside')
    .describe('PostgreSQL login; needs CREATEROLE once, for the first migration.'),
  POSTGRES_PASSWORD: z.string().optional().describe('PostgreSQL password.'),
  POSTGRES_POOL: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(10)
    .describe('PostgreSQL connections held at most.'),
  DEMO: z
    .enum(['0', '1'])
    .optional()
    .describe('1 runs the invented demo clinic; the default with no database configured.'),
  DEMO_PASSWORD: z.string().min(8).default('bedside-demo').describe('Password of all demo people.'),
  CLINIC_NAME: z.string().min(1).optional().describe("The clinic's name on every page."),
  CLINIC_LOGO: z
    .string()
    .optional()
    .describe("Path of a file with the clinic's sign: PNG, JPEG, WebP or SVG, at most 200 kB."),
  CLINIC_HUE: z
    .string()
    .optional()
    .describe(
      "The clinic's own hue: 0 to 359 on the colour circle, or the colour of its sign, e.g. #1B5C8A.",
    ),
  CLINIC_PHONE: z.string().optional().describe('Number patients may call when the line fails.'),
  CLINIC_TIME_ZONE: TimeZone.default('Asia/Kathmandu').describe('IANA time zone of the clinic.'),
  CLINIC_HOURS: z
    .string()
    .optional()
    .describe(
      'When the clinic is open, in its time zone, e.g. Sun-Fri 10:00-17:00; Sat 10:00-13:00 15:00-17:00. Days not named are closed; nothing is said of hours without it.',
    ),
  BOOKING: z
    .enum(['on', 'off'])
    .default('on')
    .describe('off takes no new visits on the pages and by the API; booked ones go on.'),
  EMERGENCY_NUMBER: z
    .string()
    .min(2)
    .optional()
    .describe('Local emergency number; required outside demo mode.'),
  PUBLIC_ORIGINS: z
    .string()
    .default('')
    .describe('Further origins, comma-separated, whose pages may call with a cookie.'),
  TRUST_PROXY: z.string().default('').describe('Address range of proxies whose X-Forwarded-For is believed.'),
  CALLS_PER_MINUTE: z.coerce.number().int().min(10).default(600).describe('API calls a minute and address.'),
  MEDIA_SECRET: z
    .string()
    .min(32)
    .optional()
    .describe('Signs media tokens; made up at each start without it.'),
  STUN_URLS: z
    .string()
    .default('')
    .describe('STUN servers, comma-separated, e.g. stun:turn.example.org:3478.'),
  TURN_URLS: z
    .string()
    .default('')
    .describe('TURN servers, comma-separated, e.g. turns:turn.example.org:443.'),
  TURN_SECRET: z.string().min(16).optional().describe("Shared secret of the TURN servers' REST credentials."),
  PUSH_PUBLIC_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{87}$/)
    .optional()
    .describe('VAPID public key for web push, base64url; made at first need and kept without it.'),
  PUSH_PRIVATE_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/)
    .optional()
    .describe('VAPID private key for web push, base64url.'),
  PUSH_CONTACT: z
    .string()
    .regex(/^(mailto:|https:)/)
    .default('mailto:clinic@bedside.invalid')
    .describe('mailto: or https: address where push services may reach the clinic.'),
  PUSH_SERVICES: z
    .string()
    .default('')
    .describe('Further push services, comma-separated origins, e.g. https://push.example.org.'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least level that is logged.'),
  WEB_DIR: z.string().optional().describe('Built web app; found beside the server without it.'),
  TEST_CLOCK: z
    .enum(['0', '1'])
    .default('0')
    .describe('1 lets POST /test/clock move time; demo mode only, for rehearsals and tests.'),
} as const

const schema = z.object(fields)
type Raw = z.output<typeof schema>

/** Settings of a running server. */
export interface Settings
  extends Omit<Raw, 'DEMO' | 'TEST_CLOCK' | 'CLINIC_NAME' | 'CLINIC_HOURS' | 'EMERGENCY_NUMBER'> {
  readonly demo: boolean
  readonly testClock: boolean
  readonly databaseUrl: string | undefined
  /** Origins of push services beside the browsers' own. */
  readonly pushServices: readonly string[]
  readonly clinicName: string
  readonly clinicLook: ClinicLook
  /** Null where the clinic told none. */
  readonly clinicHours: readonly ClinicHours[] | null
  readonly emergencyNumber: string
}

/** All mistakes at once, each with what to do; exit code 78 (EX_CONFIG). */
export class ConfigError extends Error {
  readonly mistakes: readonly string[]
  constructor(mistakes: readonly string[]) {
    super(`The settings need mending:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`)
    this.mistakes = mistakes
  }
}

/** Name and meaning of every setting, for .env.example and its test. */
export const settingDescriptions: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(fields).map(([name, field]) => [name, field.description ?? '']),
)

/**
 * Reads settings from environment variables; `NAME_FILE` names a file (a mounted secret) that holds the value.
 * @throws ConfigError listing every mistake
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const mistakes: string[] = []
  const values: Record<string, string> = {}
  for (const name of Object.keys(fields)) {
    const file = environment[`${name}_FILE`]
    try {
      const value = file ? readFileSync(file, 'utf8').trim() : environment[name]
      if (value !== undefined && value !== '') values[name] = value
    } catch {
      mistakes.push(`${name}_FILE: the file ${file} cannot be read. Check the path and its permissions.`)
    }
  }
  const parsed = schema.safeParse(values)
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0])
    mistakes.push(`${name}: ${issue.message}. Expected: ${settingDescriptions[name]}`)
  }
  const clinicHours = readClinicHours(values.CLINIC_HOURS, mistakes)
  const clinicLook = readClinicLook({ hue: values.CLINIC_HUE, logoPath: values.CLINIC_LOGO }, mistakes)
  if (!parsed.success) throw new ConfigError(mistakes)
  const raw = parsed.data
  const databaseUrl = raw.DATABASE_URL ?? urlFromParts(raw)
  const demo = raw.DEMO === '1' || (raw.DEMO === undefined && !databaseUrl)
  if (!demo && !raw.EMERGENCY_NUMBER)
    mistakes.push(
      'EMERGENCY_NUMBER: missing. Set the number people in your area call in an emergency, e.g. 102.',
    )
  if (raw.TEST_CLOCK === '1' && !demo) mistakes.push('TEST_CLOCK: only in demo mode. Remove it.')
  if (raw.TURN_URLS && !raw.TURN_SECRET)
    mistakes.push("TURN_SECRET: missing. Set the TURN servers' static-auth-secret.")
  if (!raw.PUSH_PUBLIC_KEY !== !raw.PUSH_PRIVATE_KEY)
    mistakes.push('PUSH_PUBLIC_KEY and PUSH_PRIVATE_KEY: only one is set. Set both or neither.')
  const pushServices = raw.PUSH_SERVICES.split(',').filter(Boolean)
  if (!pushServices.every(isOrigin))
    mistakes.push(
      'PUSH_SERVICES: not an origin. Write https://host, without a path; http only for this machine.',
    )
  if (mistakes.length > 0) throw new ConfigError(mistakes)
  return {
    ...raw,
    demo,
    testClock: raw.TEST_CLOCK === '1',
    databaseUrl,
    pushServices,
    clinicName: raw.CLINIC_NAME ?? (demo ? 'Patan Hill Clinic' : 'Clinic'),
    clinicLook,
    clinicHours,
    emergencyNumber: raw.EMERGENCY_NUMBER ?? '102',
  }
}

function isOrigin(text: string) {
  if (!URL.canParse(text)) return false
  const { origin, protocol, hostname } = new URL(text)
  const isHere = hostname === '127.0.0.1' || hostname === 'localhost'
  return origin === text && (protocol === 'https:' || (protocol === 'http:' && isHere))
}

function urlFromParts(raw: Raw) {
  if (!raw.POSTGRES_HOST) return undefined
  const login = `${encodeURIComponent(raw.POSTGRES_USER)}:${encodeURIComponent(raw.POSTGRES_PASSWORD ?? '')}`
  return `postgres://${login}@${raw.POSTGRES_HOST}:${raw.POSTGRES_PORT}/${raw.POSTGRES_DATABASE}`
}
