import { consultationModes } from '@bedside/contract'
import type { Tx } from '../platform/database/index.ts'
import type { Platform } from '../platform/index.ts'
import type { DemoDoors } from './doors.ts'

/** A confirmed visit that can start now, with both people's tokens; what load drivers and checkers work with. */
export interface SeededVisit {
  readonly sessionId: string
  readonly appointmentId: string
  readonly patientToken: string
  readonly doctorToken: string
}

/** Joining is open already and stays open for a long run: the no-show timer is twenty minutes away. */
const startsInMs = 5 * 60_000
const lastsMs = 60 * 60_000
/** Visits of one transaction; the embedded database serves one at a time. */
const batch = 50

/** Makes `count` visits, each with its own doctor and patient. */
export async function seedVisits(
  platform: Platform,
  doors: DemoDoors,
  count: number,
): Promise<SeededVisit[]> {
  const visits: SeededVisit[] = []
  while (visits.length < count) {
    const next = Math.min(batch, count - visits.length)
    visits.push(...(await platform.database.asService('seed', (tx) => seedBatch(platform, doors, tx, next))))
  }
  return visits
}

async function seedBatch({ clock }: Platform, doors: DemoDoors, tx: Tx, count: number) {
  const { identity, scheduling } = doors
  const patients = await identity.createPeople(tx, invent('PATIENT', 'Seeded Patient', count))
  const doctors = await identity.createPeople(tx, invent('DOCTOR', 'Dr Seeded', count))
  const startTime = new Date(clock.now().getTime() + startsInMs)
  const endTime = new Date(startTime.getTime() + lastsMs)
  const appointmentIds: string[] = []
  for (const [index, doctorId] of doctors.entries()) {
    await scheduling.createDoctor(tx, {
      userId: doctorId,
      specialization: 'General medicine',
      registrationNumber: `SEED ${doctorId.slice(0, 8)}`,
      languages: ['en'],
      consultationModes,
      fees: { VIDEO: 50_000 },
    })
    const patientId = patients[index] as string
    appointmentIds.push(
      await scheduling.bookConfirmed(tx, {
        patientId,
        doctorId,
        startTime,
        endTime,
        consultationMode: 'VIDEO',
        reason: 'Seeded visit',
      }),
    )
  }
  const appointments = await scheduling.appointments(tx, appointmentIds)
  const patientTokens = await identity.issueTokens(tx, patients)
  const doctorTokens = await identity.issueTokens(tx, doctors)
  return appointmentIds.map((appointmentId, index): SeededVisit => {
    const sessionId = appointments.get(appointmentId)?.sessionId
    if (!sessionId) throw new Error('confirming made no session')
    return {
      sessionId,
      appointmentId,
      patientToken: patientTokens[index] as string,
      doctorToken: doctorTokens[index] as string,
    }
  })
}

const invent = (role: 'PATIENT' | 'DOCTOR', name: string, count: number) =>
  Array.from({ length: count }, () => {
    const mark = crypto.randomUUID()
    return {
      role,
      name: `${name} ${mark.slice(0, 4).toUpperCase()}`,
      email: `seed-${mark}@demo.test`,
      password: null,
      isDemo: true,
    }
  })
