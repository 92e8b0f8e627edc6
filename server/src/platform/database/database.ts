import { AsyncLocalStorage } from 'node:async_hooks'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { type EmbeddedOptions, openEmbedded } from './embedded.ts'
import type { Schema } from './schema.ts'

/** Who acts, as the database is told; `role` is the clinic role of the account. */
export interface Person {
  readonly userId: string
  readonly role: 'PATIENT' | 'DOCTOR' | 'ADMIN'
}

/** The roles of 0001-roles-and-identity.sql. */
type DatabaseRole = 'bedside_app' | 'bedside_flow' | 'bedside_service'

/** One transaction. Every statement of it runs under row-level security. */
export interface Tx {
  /** The query builder of this transaction, in its current role. */
  readonly q: Transaction<Schema>
  /** The person on whose behalf it runs; null for work of the house. */
  readonly person: Person | null
  /** Runs `work` as the state machines' role, still on behalf of the same person. */
  asFlow<Result>(work: () => Promise<Result>): Promise<Result>
  /** Runs `work` as the workers' role: reactions that write for people other than the actor. */
  asService<Result>(purpose: string, work: () => Promise<Result>): Promise<Result>
  /** Runs once the transaction has committed; never when it rolled back. */
  afterCommit(effect: () => void): void
}

/** The only door to the tables. */
export interface Database {
  /** Runs `work` as a person: the database shows and takes only what is theirs. */
  asPerson<Result>(person: Person, work: (tx: Tx) => Promise<Result>): Promise<Result>
  /** Runs `work` as a state machine moved by time, not by a person. */
  asFlow<Result>(purpose: string, work: (tx: Tx) => Promise<Result>): Promise<Result>
  /** Runs `work` as a worker; `purpose` says which. */
  asService<Result>(purpose: string, work: (tx: Tx) => Promise<Result>): Promise<Result>
  /** `embedded` or `postgres`. */
  readonly kind: 'embedded' | 'postgres'
  /** Runs a script of several statements as the owner of the tables: migrations only. */
  script(statements: string): Promise<void>
  /** Runs one statement as the owner: migrations and health checks only. */
  owner<Row>(statement: string, parameters?: unknown[]): Promise<Row[]>
  /** The whole embedded database as bytes; embedded only. */
  dump(): Promise<Uint8Array<ArrayBuffer>>
  close(): Promise<void>
}

export type DatabaseOptions = EmbeddedOptions & {
  /** A PostgreSQL server; embedded PGlite without it. */
  url?: string
  /** Connections held at most; PostgreSQL only. */
  poolSize?: number
}

/** Opens the embedded database or connects to a PostgreSQL server; the same SQL runs on both. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.url) return openPostgres(options.url, options.poolSize ?? 10)
  const embedded = await openEmbedded(options)
  const kysely = new Kysely<Schema>({ dialect: embedded.dialect })
  return {
    ...transactions(kysely),
    kind: 'embedded',
    script: async (statements) => {
      try {
        await embedded.script(statements)
      } catch (error) {
        await embedded.script('rollback')
        throw error
      }
    },
    owner: async <Row>(statement: string, parameters: unknown[] = []) =>
      (await kysely.executeQuery<Row>(rawQuery(statement, parameters))).rows,
    dump: embedded.dump,
    close: async () => {
      await kysely.destroy()
      await embedded.close()
    },
  }
}

async function openPostgres(url: string, poolSize: number): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 2_000,
    // The same JavaScript types as the embedded database gives.
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === pg.types.builtins.INT8
          ? Number
          : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  })
  // A connection lost while idle is replaced by the pool; the query that meets a lost one fails by itself.
  pool.on('error', () => {})
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  return {
    ...transactions(kysely),
    kind: 'postgres',
    script: async (statements) => {
      const client = await pool.connect()
      try {
        await client.query(statements)
      } catch (error) {
        await client.query('rollback')
        throw error
      } finally {
        client.release()
      }
    },
    owner: async <Row>(statement: string, parameters: unknown[] = []) =>
      (await kysely.executeQuery<Row>(rawQuery(statement, parameters))).rows,
    dump: () => Promise.reject(new Error('only the embedded database can be dumped')),
    close: () => kysely.destroy(),
  }
}

function rawQuery(statement: string, parameters: unknown[]) {
  return {
    sql: statement,
    parameters,
    query: { kind: 'RawNode' as const, sqlFragments: [statement], parameters: [] },
    queryId: { queryId: 'raw' },
  }
}

const retryable = new Set(['40001', '40P01'])
const open = new AsyncLocalStorage<true>()

function transactions(kysely: Kysely<Schema>): Pick<Database, 'asPerson' | 'asFlow' | 'asService'> {
  const run = async <Result>(
    role: DatabaseRole,
    person: Person | null,
    purpose: string,
    work: (tx: Tx) => Promise<Result>,
  ) => {
    // On the embedded database's one connection a transaction inside a transaction would wait for itself for ever.
    if (open.getStore()) throw new Error('a transaction was opened inside a transaction; pass the tx along')
    for (let tries = 1; ; tries += 1) {
      const effects: (() => void)[] = []
      try {
        const result = await open.run(true, () =>
          kysely.transaction().execute(async (q) => {
            await identify(q, role, person, purpose)
            return work(new RoleTx(q, role, person, purpose, effects))
          }),
        )
        for (const effect of effects) effect()
        return result
      } catch (error) {
        if (tries >= 3 || !retryable.has((error as { code?: string }).code ?? '')) throw error
      }
    }
  }
  return {
    asPerson: (person, work) => run('bedside_app', person, '', work),
    asFlow: (purpose, work) => run('bedside_flow', null, purpose, work),
    asService: (purpose, work) => run('bedside_service', null, purpose, work),
  }
}

/** All identity is local to the transaction, so a pooled connection never carries one over. */
async function identify(q: Transaction<Schema>, role: DatabaseRole, person: Person | null, purpose: string) {
  await sql`select set_config('app.user_id', ${person?.userId ?? ''}, true), set_config('app.user_role', ${person?.role ?? ''}, true),
    set_config('app.system', ${purpose}, true), set_config('role', ${role}, true)`.execute(q)
}

class RoleTx implements Tx {
  readonly q: Transaction<Schema>
  readonly person: Person | null
  #role: DatabaseRole
  #purpose: string
  #effects: (() => void)[]

  constructor(
    q: Transaction<Schema>,
    role: DatabaseRole,
    person: Person | null,
    purpose: string,
    effects: (() => void)[],
  ) {
    this.q = q
    this.person = person
    this.#role = role
    this.#purpose = purpose
    this.#effects = effects
  }

  asFlow<Result>(work: () => Promise<Result>) {
    return this.#within('bedside_flow', this.person, this.person ? '' : this.#purpose, work)
  }

  asService<Result>(purpose: string, work: () => Promise<Result>) {
    return this.#within('bedside_service', null, purpose, work)
  }

  afterCommit(effect: () => void) {
    this.#effects.push(effect)
  }

  async #within<Result>(
    role: DatabaseRole,
    person: Person | null,
    purpose: string,
    work: () => Promise<Result>,
  ) {
    if (role === this.#role && purpose === this.#purpose) return work()
    const before = { role: this.#role, purpose: this.#purpose }
    await identify(this.q, role, person, purpose)
    this.#role = role
    this.#purpose = purpose
    const goBack = async () => {
      this.#role = before.role
      this.#purpose = before.purpose
      await identify(
        this.q,
        before.role,
        before.role === 'bedside_service' ? null : this.person,
        before.purpose,
      )
    }
    let result: Result
    try {
      result = await work()
    } catch (error) {
      // Where the database itself refused, the transaction is lost and with it every setting.
      await goBack().catch(() => {})
      throw error
    }
    await goBack()
    return result
  }
}
