/** The whole product, with confirmed appointments that have no session yet; spoken to by bench/api.ts over a pipe. */
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { openApp } from '../../server/src/app.ts'
import { readSettings } from '../../server/src/config.ts'
import { systemClock } from '../../server/src/platform/clock/index.ts'
import { migrate, openDatabase, type Tx } from '../../server/src/platform/database/index.ts'
import { createLog } from '../../server/src/platform/log/index.ts'

const { DATABASE_URL: url, VISITS = '500' } = process.env
const settings = readSettings({
  PORT: '0',
  DEMO: '1',
  LOG_LEVEL: 'silent',
  CALLS_PER_MINUTE: '100000000',
  ...(url ? { DATABASE_URL: url } : {}),
})
const database = await openDatabase(url ? { url, poolSize: 10 } : {})
await migrate(database, fileURLToPath(new URL('../../server/migrations', import.meta.url)))
const app = await openApp({ settings, database, clock: systemClock, log: createLog('silent') })
const { identity, scheduling } = app.doors
const minuteMs = 60_000
/** Visits of one doctor whose waiting rooms are open all at once; a minute each. */
const visitsEach = 10

/** One doctor and patient with confirmed appointments around now, all of which can be joined. */
async function aPair(tx: Tx) {
  const make = (role: 'PATIENT' | 'DOCTOR', name: string) =>
    identity.createPerson(tx, { role, name, email: `${randomUUID()}@bench.test`, password: null })
  const doctorId = await make('DOCTOR', 'Dr Bench')
  await scheduling.createDoctor(tx, {
    userId: doctorId,
    specialization: 'General medicine',
    registrationNumber: 'NMC 1',
    languages: ['en'],
    alwaysFree: true,
  })
  const patientId = await make('PATIENT', 'Bench Patient')
  const start = Date.now() - 2 * minuteMs
  const appointments = Array.from({ length: visitsEach }, (_none, index) => ({
    id: randomUUID(),
    patient_id: patientId,
    doctor_id: doctorId,
    start_time: new Date(start + index * minuteMs),
    end_time: new Date(start + (index + 1) * minuteMs),
    appointment_type: 'ONLINE',
    consultation_mode: 'VIDEO',
    status: 'CONFIRMED',
    created_at: new Date(),
    updated_at: new Date(),
  }))
  await tx.q.insertInto('appointments').values(appointments).execute()
  return {
    doctorToken: await identity.issueToken(tx, doctorId),
    patientToken: await identity.issueToken(tx, patientId),
    appointmentIds: appointments.map(({ id }) => id),
  }
}

const pairs = []
for (let done = 0; done < Number(VISITS); done += visitsEach)
  pairs.push(await database.asService('bench', aPair))
const port = await app.listen()
process.send?.({ port, pairs })
process.on('message', () => {
  app
    .close()
    .then(() => database.close())
    .then(
      () => process.exit(0),
      () => process.exit(1),
    )
})
