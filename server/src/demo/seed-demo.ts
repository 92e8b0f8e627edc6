import type { Platform } from '../platform/index.ts'
import { demoPeople } from './clinic.ts'
import type { DemoDoors } from './doors.ts'

/**
 * Invents the demo clinic, or completes it; a second run changes nothing but the password when the setting did.
 * Called by main.ts at each start in demo mode.
 */
export async function seedDemo(
  { database, settings }: Platform,
  { identity, scheduling }: DemoDoors,
): Promise<void> {
  const timeZone = settings.CLINIC_TIME_ZONE
  for (const { doctor, ...person } of demoPeople) {
    await database.asService('demo', async (tx) => {
      const known = await identity.findAccount(tx, person.email)
      if (known) return identity.ensurePassword(tx, known.userId, settings.DEMO_PASSWORD)
      const userId = await identity.createPerson(tx, {
        ...person,
        timeZone,
        password: settings.DEMO_PASSWORD,
        isDemo: true,
      })
      if (doctor) await scheduling.createDoctor(tx, { userId, alwaysFree: true, currency: 'NPR', ...doctor })
    })
  }
}
