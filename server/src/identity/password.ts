import { hash, verify } from '@node-rs/argon2'

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

/** @returns a PHC string of argon2id with its own salt */
export const hashPassword = (password: string) => hash(password.normalize('NFC'), cost)

let nobodysHash: Promise<string> | undefined

/** Whether the password fits; without a hash it does the same work and says no. */
export async function verifyPassword(passwordHash: string | null, password: string) {
  nobodysHash ??= hashPassword(crypto.randomUUID())
  const fits = await verify(passwordHash ?? (await nobodysHash), password.normalize('NFC'))
  return fits && passwordHash !== null
}
