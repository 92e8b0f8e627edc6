import { fileURLToPath } from 'node:url'
import { openApp } from './app.ts'
import { ConfigError, readSettings, type Settings } from './config.ts'
import { seedDemo } from './demo/index.ts'
import { MovableClock, systemClock } from './platform/clock/index.ts'
import { migrate, openDatabase } from './platform/database/index.ts'
import { createLog } from './platform/log/index.ts'
import { serveTestClock } from './test-clock.ts'

/** Starts the server, says where it is, and stops it cleanly on SIGINT and SIGTERM. */
async function main() {
  const settings = readSettings(process.env)
  const log = createLog(settings.LOG_LEVEL)
  const clock = settings.testClock ? new MovableClock() : systemClock
  const database = await openDatabase(
    settings.databaseUrl
      ? { url: settings.databaseUrl, poolSize: settings.POSTGRES_POOL }
      : { dataDirectory: settings.DATA_DIR },
  )
  await migrate(database, fileURLToPath(new URL('../migrations', import.meta.url)))
  const app = await openApp({ settings, database, clock, log })
  if (settings.demo) await seedDemo(app.platform, app.doors)
  if (clock instanceof MovableClock) serveTestClock(app.platform, clock)
  const setupToken = settings.demo ? null : await app.doors.identity.ensureSetupToken()
  await app.doors.consultation.resumeAfterRestart()
  const port = await app.listen()

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    say('Stopping: finishing what is under way.')
    await app.close()
    await database.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
  // Whoever reads this may stop it at once.
  say(greeting(settings, port, setupToken))
}

function greeting(settings: Settings, port: number, setupToken: string | null) {
  const address = `http://${settings.HOST === '0.0.0.0' || settings.HOST === '127.0.0.1' ? 'localhost' : settings.HOST}:${port}`
  const lines = ['', `  ${settings.clinicName} is open at ${address}`, '']
  if (settings.demo) {
    lines.push(
      `  Open the demo as a patient:  ${address}/demo/patient`,
      `  Open the demo as a doctor:   ${address}/demo/doctor   (another browser, or a private window)`,
      '',
      '  Demo people (all with the password below):',
      '    doctors   asha.shrestha@demo.test   bikram.rai@demo.test',
      '    patients  ram.thapa@demo.test       sita.gurung@demo.test',
      '    admin     admin@demo.test',
      `    password  ${settings.DEMO_PASSWORD}`,
    )
  }
  if (setupToken)
    lines.push(`  Make the first administrator once, here:  ${address}/setup#token=${setupToken}`)
  if (!settings.databaseUrl) {
    lines.push(
      '',
      '  The embedded database keeps what was acknowledged when the process dies, not when the power fails.',
      '  For real visits set DATABASE_URL to a PostgreSQL server.',
    )
  }
  return `${lines.join('\n')}\n`
}

const say = (text: string) => process.stdout.write(`${text}\n`)

main().catch((error: unknown) => {
  const isConfig = error instanceof ConfigError
  process.stderr.write(`${isConfig ? error.message : ((error as Error).stack ?? String(error))}\n`)
  process.exit(isConfig ? 78 : 1)
})
