/**
 * Writes server/src/platform/database/schema.ts from a migrated embedded database.
 * `--check` fails when the file differs, so types and migrations cannot drift apart.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '../server/src/platform/database/database.ts'
import { migrate } from '../server/src/platform/database/migrate.ts'

const target = fileURLToPath(new URL('../server/src/platform/database/schema.ts', import.meta.url))
const typeOf: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  bool: 'boolean',
  timestamptz: 'Date',
  date: 'Date',
  time: 'string',
  jsonb: 'Json',
  _text: 'string[]',
}

interface Column {
  table_name: string
  column_name: string
  udt_name: string
  is_nullable: string
  column_default: string | null
  is_identity: string
}

const database = await openDatabase({})
await migrate(database, fileURLToPath(new URL('../server/migrations', import.meta.url)))
const columns = await database.owner<Column>(
  `select table_name, column_name, udt_name, is_nullable, column_default, is_identity from information_schema.columns
   where table_schema = 'public' and table_name not in ('schema_migrations') order by table_name, ordinal_position`,
)
await database.close()

const tables = new Map<string, string[]>()
for (const column of columns) {
  const base = typeOf[column.udt_name]
  if (!base)
    throw new Error(`no TypeScript type for ${column.table_name}.${column.column_name}: ${column.udt_name}`)
  const type = column.is_nullable === 'YES' ? (base === 'Json' ? 'JsonOrNull' : `${base} | null`) : base
  const optional = column.column_default !== null || column.is_identity === 'YES'
  const lines = tables.get(column.table_name) ?? []
  lines.push(
    `    ${column.column_name}: ${optional ? (base === 'Json' ? 'JsonWithDefault' : `Generated<${type}>`) : type}`,
  )
  tables.set(column.table_name, lines)
}
const text = `// Written by scripts/database-types.ts from the migrations; do not edit.
import type { ColumnType, Generated } from 'kysely'

/** jsonb: read as parsed JSON, written as JSON text (the same on both databases). */
export type Json = ColumnType<unknown, string, string>
export type JsonOrNull = ColumnType<unknown, string | null | undefined, string | null>
export type JsonWithDefault = ColumnType<unknown, string | undefined, string>

/** Every table and view, as Kysely sees them. */
export interface Schema {
${[...tables].map(([name, lines]) => `  ${name}: {\n${lines.join('\n')}\n  }`).join('\n')}
}
`
if (process.argv.includes('--check')) {
  if ((await readFile(target, 'utf8')) !== text) {
    console.error('schema.ts differs from the migrations. Run: npm run database:types')
    process.exit(1)
  }
} else await writeFile(target, text)
