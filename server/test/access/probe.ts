import type { Database } from '../../src/platform/database/index.ts'
import { type PrincipalName, principals } from './principals.ts'
import { isView, type Row, world } from './world/index.ts'

/** SELECT, INSERT, UPDATE, DELETE, and E: an edit that forges. */
export const verbs = ['S', 'I', 'U', 'D', 'E'] as const
export type Verb = (typeof verbs)[number]

/** One question to the database: may this principal do that to this row? */
export interface Cell {
  readonly table: string
  readonly principal: PrincipalName
  readonly row: string
  readonly verb: Verb
  readonly statement: string
}

/**
 * Tries a statement as a principal and takes it back. `yes`: it met a row, or only a constraint stood against it
 * (row-level security is asked before constraints). `no`: refused, or no row was there for this principal. Anything
 * else is an error's code. DELETE and UPDATE without WHERE answer how many rows they met.
 */
const functions = `
create schema access;
create table access.cells (id int primary key, table_name text, role text, user_id text, user_role text, system text,
  statement text, is_count boolean, expected text);
create function access.try_cell(c access.cells) returns text language plpgsql as $$
declare n bigint; verdict text;
begin
  begin
    perform set_config('app.user_id', c.user_id, true), set_config('app.user_role', c.user_role, true),
      set_config('app.system', c.system, true), set_config('role', c.role, true);
    execute c.statement;
    get diagnostics n = row_count;
    raise exception using errcode = 'ZZ001', message = n::text;
  exception
    when sqlstate 'ZZ001' then verdict := case when c.is_count then sqlerrm when sqlerrm = '0' then 'no' else 'yes' end;
    when insufficient_privilege then verdict := case when c.is_count then '0' else 'no' end;
    when integrity_constraint_violation then verdict := case when c.is_count then 'constraint' else 'yes' end;
    when others then verdict := sqlstate || ' ' || sqlerrm;
  end;
  return verdict;
end $$;
create function access.all_cells() returns table (id int, verdict text) language sql as
  $$ select c.id, access.try_cell(c) from access.cells c order by c.id $$;
-- Loosens a policy, looks for the first cell of its table that answers otherwise than expected, and takes all back.
create function access.try_mutant(change text, of_table text) returns text language plpgsql as $$
declare c access.cells; verdict text; found_cell text;
begin
  begin
    execute change;
    for c in select * from access.cells where table_name = of_table order by id loop
      verdict := access.try_cell(c);
      if verdict is distinct from c.expected then found_cell := c.id::text; exit; end if;
    end loop;
    raise exception using errcode = 'ZZ002', message = coalesce(found_cell, '');
  exception when sqlstate 'ZZ002' then found_cell := nullif(sqlerrm, '');
  end;
  return found_cell;
end $$;`

/** Quotes a value as an SQL literal. */
export function literal(value: Row[string]): string {
  if (value === null) return 'null'
  if (typeof value === 'object') return `'${JSON.stringify(value)}'`
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}

const insertion = (table: string, row: Row) =>
  `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.values(row).map(literal).join(', ')})`

const whereKey = (key: readonly string[], row: Row) =>
  key.map((column) => `${column} = ${literal(row[column] ?? null)}`).join(' and ')

/** Every table x row x principal x verb. */
export function allCells(): Cell[] {
  const cells: Cell[] = []
  for (const [table, { key, touch, forge, rows, tries = {} }] of Object.entries(world)) {
    const add = (row: string, verb: Verb, statement: string) => {
      for (const principal of Object.keys(principals) as PrincipalName[])
        cells.push({ table, principal, row, verb, statement })
    }
    for (const [name, row] of Object.entries(rows)) {
      const where = whereKey(key, row)
      add(name, 'S', `select 1 from ${table} where ${where}`)
      if (touch === null) continue
      add(name, 'I', insertion(table, row))
      add(name, 'U', `update ${table} set ${touch} where ${where}`)
      add(name, 'D', `delete from ${table} where ${where}`)
      if (forge) add(name, 'E', `update ${table} set ${forge} where ${where}`)
    }
    for (const [name, row] of Object.entries(tries)) add(name, 'I', insertion(table, row))
  }
  return cells
}

/** Fills the database with the world and sets up the functions that try cells. */
export async function buildWorld(database: Database) {
  await database.script(functions)
  const statements: string[] = []
  for (const [table, { rows, writer = 'service' }] of Object.entries(world)) {
    if (isView(table) || writer === 'nobody') continue
    for (const row of Object.values(rows)) {
      const self = writer === 'self' ? (row.user_id as string) : ''
      const role = self ? 'bedside_app' : 'bedside_service'
      statements.push(
        `select set_config('app.user_id', '${self}', true), set_config('app.system', '${self ? '' : 'world'}', true)`,
        `set local role ${role}`,
        insertion(table, row),
        'reset role',
      )
    }
  }
  await database.script(`begin; ${statements.join(';\n')}; commit;`)
}

export interface Expected extends Cell {
  readonly isCount: boolean
  readonly expected: string
}

/** Stores the cells, so that the database itself can go through them. Each statement and principal is sent once. */
export async function storeCells(database: Database, cells: readonly Expected[]) {
  const statements = [...new Set(cells.map((cell) => cell.statement))]
  const places = new Map(statements.map((statement, place) => [statement, place]))
  const list = (values: readonly (string | number | boolean)[]) => `'{${values.join(',')}}'`
  const who = Object.entries(principals).map(
    ([name, { role, userId, userRole, system }]) =>
      `(${[name, role, userId, userRole, system].map(literal).join(', ')})`,
  )
  await database.script(`
    with statements (place, statement) as (values ${statements.map((text, place) => `(${place}, ${literal(text)})`).join(',')}),
    principals (name, role, user_id, user_role, system) as (values ${who.join(', ')}),
    cells as (select * from unnest(
      ${list(cells.map((cell) => places.get(cell.statement) ?? -1))}::int[], ${list(cells.map((cell) => cell.table))}::text[],
      ${list(cells.map((cell) => cell.principal))}::text[], ${list(cells.map((cell) => cell.isCount))}::boolean[],
      ${list(cells.map((cell) => cell.expected))}::text[]) with ordinality
      as c (place, table_name, principal, is_count, expected, number))
    insert into access.cells
      select c.number - 1, c.table_name, p.role, p.user_id, p.user_role, p.system, s.statement, c.is_count, c.expected
      from cells c join statements s using (place) join principals p on p.name = c.principal;
    create index on access.cells (table_name, id);
    analyze access.cells`)
}

/** What the database answers to every stored cell, in order. */
export async function askAll(database: Database): Promise<string[]> {
  const rows = await database.owner<{ id: number; verdict: string }>('select * from access.all_cells()')
  return rows.map((row) => row.verdict)
}

/** The first stored cell of a table that notices a change; null when none does. */
export async function askMutant(database: Database, change: string, table: string): Promise<number | null> {
  const [row] = await database.owner<{ cell: string | null }>('select access.try_mutant($1, $2) as cell', [
    change,
    table,
  ])
  return row?.cell ? Number(row.cell) : null
}
