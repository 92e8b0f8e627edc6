import { z } from 'zod'
import { limits } from '../limits.ts'
import { Email, Instant, line, PersonName, Uuid } from '../primitives.ts'
import { languages, userRoles } from '../words.ts'

const Password = z.string().min(limits.passwordMinimumCharacters).max(limits.passwordMaximumCharacters)

/** An IANA time zone this server's ICU knows. */
export const TimeZone = line(60).refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}, 'an IANA time zone')

export const SignInBody = z.strictObject({
  email: z.string().min(1).max(limits.emailCharacters),
  password: z.string().min(1).max(limits.passwordMaximumCharacters),
})

/** The signed-in person's own account: contact data and choices that no other person reads here. */
export const Me = z
  .object({
    id: Uuid,
    name: z.string(),
    role: z.enum(userRoles),
    email: z.string(),
    language: z.enum(languages),
    timeZone: z.string(),
    phone: z.string().nullable(),
    /** Single-key shortcuts in the room; WCAG 2.1.4 asks for the switch. */
    singleKeys: z.boolean(),
    /** Pages are set in a plainer, wider face. */
    readableFont: z.boolean(),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof Me>

/** Answer of signing in; `accessToken` is a bearer for programs, browsers have the cookie. */
export const SignedIn = z
  .object({ accessToken: z.string(), expiresAt: Instant, user: Me })
  .meta({ id: 'SignedIn' })
export type SignedIn = z.infer<typeof SignedIn>

export const RegisterBody = z.strictObject({
  name: PersonName,
  email: Email,
  password: Password,
  language: z.enum(languages).default('en'),
  timeZone: TimeZone.default('UTC'),
  phone: line(30).optional(),
})

export const UpdateMeBody = z.strictObject({
  name: PersonName.optional(),
  language: z.enum(languages).optional(),
  timeZone: TimeZone.optional(),
  phone: line(30).nullable().optional(),
  singleKeys: z.boolean().optional(),
  readableFont: z.boolean().optional(),
})

/** One running sign-in of the caller: a phone, a computer, another browser of it. */
export const SignIn = z
  .object({
    signInId: Uuid,
    /** Empty where the browser did not tell. */
    browser: z.string(),
    system: z.string(),
    createdAt: Instant,
    lastSeenAt: Instant,
    /** The one that asks. */
    isThis: z.boolean(),
  })
  .meta({ id: 'SignIn' })
export type SignIn = z.infer<typeof SignIn>
export const SignIns = z.object({ items: z.array(SignIn) })

export const ChangePasswordBody = z.strictObject({
  currentPassword: z.string().min(1).max(limits.passwordMaximumCharacters),
  newPassword: Password,
})

export const SetUpBody = z.strictObject({
  token: line(200),
  name: PersonName,
  email: Email,
  password: Password,
})

export const OpenDemoBody = z.strictObject({ as: z.enum(['patient', 'doctor', 'admin']) })

export const CreateAccountBody = z.strictObject({
  role: z.enum(userRoles),
  name: PersonName,
  email: Email,
  password: Password,
  language: z.enum(languages).default('en'),
  timeZone: TimeZone.default('UTC'),
  doctor: z
    .strictObject({
      specialization: line(limits.shortTextCharacters),
      registrationNumber: line(60),
      languages: z.array(z.enum(languages)).min(1),
    })
    .optional(),
})

/** An account as administrators see it; `disabledAt` is null while it may sign in. */
export const Account = z
  .object({
    userId: Uuid,
    name: z.string(),
    email: z.string(),
    role: z.enum(userRoles),
    disabledAt: Instant.nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'Account' })
export type Account = z.infer<typeof Account>

/** What every page may know of the clinic before anyone signs in. */
export const Clinic = z
  .object({
    name: z.string(),
    /** Path of the clinic's sign on this server; null where it set none. */
    logo: z.string().nullable(),
    phone: z.string().nullable(),
    emergencyNumber: z.string(),
    /**
     * When the clinic is open from now to the end of the eighth day, rising, a running stretch first, so that a page
     * needs no time zone of its own to tell the next opening; null where the clinic told no hours.
     */
    openTimes: z.array(z.object({ startTime: Instant, endTime: Instant })).nullable(),
    /** Whether new visits can be booked; booked ones go on all the same. */
    bookingOpen: z.boolean(),
    demo: z.boolean(),
    timeZone: z.string(),
    languages: z.array(z.enum(languages)),
    serverTime: Instant,
  })
  .meta({ id: 'Clinic' })
export type Clinic = z.infer<typeof Clinic>
