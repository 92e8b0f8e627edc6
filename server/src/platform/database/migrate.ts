import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from './database.ts'

interface Migration {
  name: string
  statements: string
  checksum: string
}

/**
 * Brings the tables to the newest migration; safe when several servers start at once.
 * @param directory holds the files `NNNN-<what>.sql`, frozen once released
 * @returns names of the migrations that ran now
 * @throws when a migration that ran before was changed since
 */
export async function migrate(database: Database, directory: string): Promise<string[]> {
  await database.script(
    `create table if not exists schema_migrations (name text primary key, checksum text not null, ran_at timestamptz not null default now())`,
  )
  const ran: string[] = []
  for (const migration of await readMigrations(directory)) {
    const known = await database.owner<{ checksum: string }>(
      'select checksum from schema_migrations where name = $1',
      [migration.name],
    )
    if (known[0] && known[0].checksum !== migration.checksum) {
      throw new Error(
        `Migration ${migration.name} was changed after it ran. Restore the file and add a new one.`,
      )
    }
    if (known[0]) continue
    if (await runOnce(database, migration)) ran.push(migration.name)
  }
  return ran
}

/** Inserting the own name first makes a second starter wait, then find it done. */
async function runOnce(database: Database, { name, checksum, statements }: Migration) {
  try {
    await database.script(
      `begin; insert into schema_migrations (name, checksum) values ('${name}', '${checksum}');\n${statements}\n;commit;`,
    )
    return true
  } catch (error) {
    if ((error as { code?: string; constraint?: string }).constraint === 'schema_migrations_pkey')
      return false
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const statements = await readFile(join(directory, name), 'utf8')
      return { name, statements, checksum: createHash('sha256').update(statements).digest('hex') }
    }),
  )
}
