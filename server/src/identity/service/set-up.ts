import { Refusal } from '../../platform/refusal.ts'
import { hashPassword } from '../password.ts'
import type { IdentityRoom } from '../room.ts'
import { hashToken, newSecretToken } from '../secret-token.ts'
import { hasAdministrator } from '../store/people.ts'
import { addSetupToken, isSetupTokenOpen, useSetupTokens } from '../store/setup-tokens.ts'
import { addPerson } from './create-person.ts'
import { begin } from './sign-in.ts'

/** A printed link is good for this long; the next start prints another. */
const linkLivesMs = 24 * 3_600_000

/** A fresh token for the one-time link while the clinic has no administrator; null otherwise and in demo mode. */
export async function ensureSetupToken({ platform: { database, clock, settings } }: IdentityRoom) {
  if (settings.demo) return null
  return database.asService('set-up', async (tx) => {
    if (await hasAdministrator(tx)) return null
    const token = newSecretToken()
    await addSetupToken(tx, hashToken(token), clock.now())
    return token
  })
}

interface FirstAdministrator {
  token: string
  name: string
  email: string
  password: string
}

/** Makes the first administrator, once. Throws `setup_closed` for any token that does not count. */
export async function setUpFirstAdministrator(
  room: IdentityRoom,
  { token, ...person }: FirstAdministrator,
  userAgent: string,
) {
  const { platform, audit } = room
  const { database, clock } = platform
  const tokenHash = hashToken(token)
  const isOpen = await database.asService('set-up', async (tx) => {
    const madeAfter = new Date(clock.now().getTime() - linkLivesMs)
    return (await isSetupTokenOpen(tx, tokenHash, madeAfter)) && !(await hasAdministrator(tx))
  })
  if (!isOpen) {
    await audit.recordRefusal(null, { action: 'set_up', subjectType: 'clinic' })
    throw new Refusal('setup_closed')
  }
  const passwordHash = await hashPassword(person.password)
  return database.asService('set-up', async (tx) => {
    const used = await useSetupTokens(tx, clock.now())
    if (!used.includes(tokenHash)) throw new Refusal('setup_closed')
    const userId = await addPerson(tx, clock, { ...person, role: 'ADMIN' }, passwordHash)
    return begin(room, tx, { userId, role: 'ADMIN' }, { action: 'set_up', userAgent })
  })
}
