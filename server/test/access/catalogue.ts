import type { Database } from '../../src/platform/database/index.ts'

/** One row-level security policy as the catalogue has it; null where it has no such clause. */
export interface Policy {
  readonly table: string
  readonly name: string
  readonly using: string | null
  readonly check: string | null
}

export const listPolicies = (database: Database) =>
  database.owner<Policy>(
    `select c.relname as "table", p.polname as name, pg_get_expr(p.polqual, p.polrelid) as "using",
       pg_get_expr(p.polwithcheck, p.polrelid) as "check"
     from pg_policy p join pg_class c on c.oid = p.polrelid order by 1, 2`,
  )

/** Columns of every table and view of the clinic, in their order. */
export async function listColumns(database: Database): Promise<Map<string, string[]>> {
  const rows = await database.owner<{ table: string; column: string }>(
    `select c.relname as "table", a.attname as "column" from pg_attribute a join pg_class c on c.oid = a.attrelid
     join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relname <> 'schema_migrations'
       and a.attnum > 0 and not a.attisdropped order by c.relname, a.attnum`,
  )
  const tables = new Map<string, string[]>()
  for (const { table, column } of rows) tables.set(table, [...(tables.get(table) ?? []), column])
  return tables
}

/**
 * What each role may do by GRANT, e.g. `select(*) update(read_at)`, by table and role; nothing granted = ''.
 * Columns granted one by one are listed, except when they are all.
 */
export async function listGrants(database: Database): Promise<Map<string, string>> {
  const rows = await database.owner<{ table: string; role: string; privilege: string; columns: string }>(
    `with asked as (
       select c.relname as "table", r.role, p.privilege, p.place, a.attname, a.attnum,
         case when p.privilege = 'delete' then has_table_privilege(r.role, c.oid, 'delete')
              else has_column_privilege(r.role, c.oid, a.attnum, p.privilege) end as granted
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       cross join unnest(array['bedside_app','bedside_flow','bedside_service']) as r(role)
       cross join (values ('select',1),('insert',2),('update',3),('delete',4)) as p(privilege, place)
       where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relname <> 'schema_migrations')
     select "table", role, privilege,
       case when bool_and(granted) then '*' else string_agg(attname, ' ' order by attnum) filter (where granted) end as columns
     from asked group by "table", role, privilege, place having bool_or(granted) order by "table", role, place`,
  )
  const grants = new Map<string, string>()
  for (const { table, role, privilege, columns } of rows) {
    const key = `${table} ${role.replace('bedside_', '')}`
    const word = privilege === 'delete' ? 'delete' : `${privilege}(${columns})`
    grants.set(key, [grants.get(key), word].filter(Boolean).join(' '))
  }
  return grants
}
