import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type Database, migrate, openDatabase } from '../../src/platform/database/index.ts'

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url))
const cache = fileURLToPath(new URL('../../../node_modules/.cache/bedside', import.meta.url))

/** `embedded` unless BEDSIDE_TEST_DATABASE=postgres. */
export const databaseKind = process.env.BEDSIDE_TEST_DATABASE === 'postgres' ? 'postgres' : 'embedded'

/** A migrated, empty database of this test file's own, cloned from a template made once. */
export async function cloneDatabase(options: { poolSize?: number } = {}): Promise<Database> {
  return databaseKind === 'postgres' ? clonePostgres(options.poolSize ?? 10) : cloneEmbedded()
}

function templateName() {
  const hash = createHash('sha256')
  for (const name of readdirSync(migrations).sort())
    hash.update(name).update(readFileSync(join(migrations, name)))
  return hash.digest('hex').slice(0, 16)
}

async function cloneEmbedded() {
  const file = join(cache, `template-${templateName()}.tar`)
  if (!existsSync(file)) {
    mkdirSync(cache, { recursive: true })
    const fresh = await openDatabase({})
    await migrate(fresh, migrations)
    const own = `${file}.${process.pid}`
    writeFileSync(own, await fresh.dump())
    await fresh.close()
    renameSync(own, file)
  }
  return openDatabase({ image: new Uint8Array(readFileSync(file)) })
}

const loginPassword = 'bedside-test-login'

async function clonePostgres(poolSize: number): Promise<Database> {
  const superuser = process.env.BEDSIDE_TEST_POSTGRES_URL
  if (!superuser)
    throw new Error('BEDSIDE_TEST_POSTGRES_URL is missing; run: node scripts/postgres.mjs start')
  const template = `bedside_template_${templateName()}`
  const name = `bedside_test_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client({ connectionString: superuser })
  await admin.connect()
  try {
    // One maker at a time over all test processes; a template is free of connections once made.
    await admin.query('select pg_advisory_lock(7411)')
    const known = await admin.query('select 1 from pg_database where datname = $1', [template])
    if (known.rowCount === 0) await makeTemplate(admin, superuser, template)
    await admin.query(`create database ${name} template ${template} owner bedside_login`)
  } finally {
    await admin.end()
  }
  const database = await openDatabase({ url: loginUrl(superuser, name), poolSize })
  return {
    ...database,
    close: async () => {
      await database.close()
      const cleaner = new pg.Client({ connectionString: superuser })
      await cleaner.connect()
      await cleaner.query(`drop database ${name} with (force)`)
      await cleaner.end()
    },
  }
}

async function makeTemplate(admin: pg.Client, superuser: string, template: string) {
  const role = await admin.query("select 1 from pg_roles where rolname = 'bedside_login'")
  if (role.rowCount === 0)
    await admin.query(
      `create role bedside_login login createrole nosuperuser nobypassrls password '${loginPassword}'`,
    )
  const making = `${template}_making`
  await admin.query(`drop database if exists ${making} with (force)`)
  await admin.query(`create database ${making} owner bedside_login`)
  const database = await openDatabase({ url: loginUrl(superuser, making), poolSize: 2 })
  await migrate(database, migrations)
  await database.close()
  await admin.query(`alter database ${making} rename to ${template}`)
}

function loginUrl(superuser: string, database: string) {
  const url = new URL(superuser)
  url.username = 'bedside_login'
  url.password = loginPassword
  url.pathname = `/${database}`
  return url.href
}
