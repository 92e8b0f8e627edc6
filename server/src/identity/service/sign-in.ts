import type { Person, Tx } from '../../platform/database/index.ts'
import { deviceOf } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { hashPassword, verifyPassword } from '../password.ts'
import type { NewPerson } from '../person.ts'
import type { IdentityRoom } from '../room.ts'
import { openSignIn } from '../sign-in-tokens.ts'
import { findCredentials, findMe } from '../store/people.ts'
import { removeEndedSignIns } from '../store/sign-ins.ts'
import { forgetTries, sweepTries, takeBackTry } from '../store/tries.ts'
import {
  accountLimit,
  longestWindowMs,
  networkLimit,
  registrationLimit,
  withinLimits,
} from '../try-limits.ts'
import { addPerson, normaliseEmail } from './create-person.ts'

const keepEndedMs = 24 * 3_600_000

/** Opens a sign-in in this transaction, under the service role, and loads who it is for. */
export async function begin(
  { platform: { clock }, audit }: IdentityRoom,
  tx: Tx,
  actor: Person,
  { action, userAgent }: { action: string; userAgent: string },
) {
  const signIn = await openSignIn(tx, clock, actor.userId, deviceOf(userAgent))
  await removeEndedSignIns(tx, actor.userId, new Date(clock.now().getTime() - keepEndedMs))
  await audit.record(tx, { action, subjectType: 'account', subjectId: actor.userId, actor })
  return { signIn, me: await findMe(tx, actor.userId) }
}

/** Signs in. An unknown, a closed and a wrongly guessed account answer alike and cost the same work. */
export async function signIn(
  room: IdentityRoom,
  given: { email: string; password: string; ip: string; userAgent: string },
) {
  const { platform, audit } = room
  const { database, clock, settings } = platform
  const email = normaliseEmail(given.email)
  const account = accountLimit(email)
  const network = networkLimit(given.ip)
  const found = await withinLimits(room, [account, network], (tx) => findCredentials(tx, email))
  const fits = await verifyPassword(found?.passwordHash ?? null, given.password)
  const usable = found && !found.disabledAt && (settings.demo || !found.isDemo)
  if (!fits || !usable) {
    await audit.recordRefusal(null, {
      action: 'sign_in',
      subjectType: 'account',
      ...(found ? { subjectId: found.userId } : {}),
    })
    throw new Refusal('wrong_credentials')
  }
  return database.asService('sign-in', async (tx) => {
    await forgetTries(tx, account.key)
    await takeBackTry(tx, network.key)
    await sweepTries(tx, new Date(clock.now().getTime() - 2 * longestWindowMs))
    return begin(room, tx, found, { action: 'sign_in', userAgent: given.userAgent })
  })
}

/** A patient opens an account and is signed in. Throws `email_taken`, after the same work as a success. */
export async function register(
  room: IdentityRoom,
  person: NewPerson & { password: string },
  { ip, userAgent }: { ip: string; userAgent: string },
) {
  await withinLimits(room, [registrationLimit(ip)], async () => {})
  const passwordHash = await hashPassword(person.password)
  const { database, clock } = room.platform
  return database.asService('register', async (tx) => {
    const userId = await addPerson(tx, clock, { ...person, role: 'PATIENT', isDemo: false }, passwordHash)
    return begin(room, tx, { userId, role: 'PATIENT' }, { action: 'account.registered', userAgent })
  })
}

/** The contract's demo people, by the door they come in at. */
const demoEmails = {
  patient: 'ram.thapa@demo.test',
  doctor: 'asha.shrestha@demo.test',
  admin: 'admin@demo.test',
} as const

/** Signs in as a demo person without a password. Throws `not_found` outside demo mode. */
export async function openDemo(room: IdentityRoom, as: keyof typeof demoEmails, userAgent: string) {
  const { database, settings } = room.platform
  if (!settings.demo) throw new Refusal('not_found')
  return database.asService('demo', async (tx) => {
    const found = await findCredentials(tx, demoEmails[as])
    if (!found?.isDemo || found.disabledAt) throw new Refusal('not_found')
    return begin(room, tx, found, { action: 'demo.sign_in', userAgent })
  })
}
