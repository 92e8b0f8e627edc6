import { AsyncLocalStorage } from 'node:async_hooks'
import type { Transaction } from 'kysely'
import { type EmbeddedOptions, openEmbedded } from './embedded.ts'
import { postgresPool, postgresWires } from './postgres-wires.ts'
import type { Schema } from './schema.ts'
import { TransactionConnection, type Wires } from './transaction.ts'

/** Who acts, as the database is told; `role` is the clinic role of the account. */
export interface Person {
  readonly userId: string
  readonly role: 'PATIENT' | 'DOCTOR' | 'ADMIN'
}

/** The roles of 0001-roles-and-identity.sql. */
type DatabaseRole = 'bedside_app' | 'bedside_flow' | 'bedside_service'

/** One transaction. Every statement of it runs under row-level security. */
export interface Tx {
  /** The query builder of this transaction, in the role that whoever asks for it runs in. */
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
  return {
    ...transactions(embedded.wires),
    ...asOwner(embedded.wires),
    kind: 'embedded',
    script: async (statements) => {
      try {
        await embedded.script(statements)
      } catch (error) {
        await embedded.script('rollback')
        throw error
      }
    },
    dump: embedded.dump,
    close: embedded.close,
  }
}

async function openPostgres(url: string, poolSize: number): Promise<Database> {
  const pool = postgresPool(url, poolSize)
  const wires = postgresWires(pool)
  return {
    ...transactions(wires),
    ...asOwner(wires),
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
    dump: () => Promise.reject(new Error('only the embedded database can be dumped')),
    close: wires.close,
  }
}

const asOwner = (wires: Wires): Pick<Database, 'owner'> => ({
  owner: async <Row>(statement: string, parameters: unknown[] = []) => {
    const wire = await wires.acquire()
    try {
      return (await wire.send(statement, parameters, '', '')).rows as Row[]
    } finally {
      wire.release()
    }
  },
})

/** A plan kept from before a migration that another server has just run; a new connection has none. */
const stalePlan = '0A000'
const retryable = new Set(['40001', '40P01', stalePlan])
const codeOf = (error: unknown) => (error as { code?: string }).code ?? ''
/** As whom the code that asks runs; work of several roles goes on side by side. */
const running = new AsyncLocalStorage<Acting>()

function transactions(wires: Wires): Pick<Database, 'asPerson' | 'asFlow' | 'asService'> {
  const run = async <Result>(
    role: DatabaseRole,
    person: Person | null,
    purpose: string,
    work: (tx: Tx) => Promise<Result>,
  ) => {
    // On the embedded database's one connection a transaction inside a transaction would wait for itself for ever.
    if (running.getStore())
      throw new Error('a transaction was opened inside a transaction; pass the tx along')
    const first: Acting = { role, person, purpose }
    for (let tries = 1; ; tries += 1) {
      const effects: (() => void)[] = []
      try {
        const result = await running.run(first, () =>
          within(wires, (connection) => work(new RoleTx(connection, first, effects))),
        )
        for (const effect of effects) effect()
        return result
      } catch (error) {
        if (tries >= 3 || !retryable.has(codeOf(error))) throw error
      }
    }
  }
  return {
    asPerson: (person, work) => run('bedside_app', person, '', work),
    asFlow: (purpose, work) => run('bedside_flow', null, purpose, work),
    asService: (purpose, work) => run('bedside_service', null, purpose, work),
  }
}

async function within<Result>(wires: Wires, work: (connection: TransactionConnection) => Promise<Result>) {
  const wire = await wires.acquire()
  const connection = new TransactionConnection(wire)
  try {
    const result = await work(connection)
    await connection.end('commit')
    return result
  } catch (error) {
    // Where the connection itself is lost, the server has rolled back.
    await connection.end('rollback', codeOf(error) === stalePlan).catch(() => {})
    throw error
  } finally {
    wire.release()
  }
}

/** On whose behalf statements run, and as which role. */
interface Acting {
  readonly role: DatabaseRole
  readonly person: Person | null
  readonly purpose: string
}

class RoleTx implements Tx {
  readonly person: Person | null
  readonly #connection: TransactionConnection
  readonly #first: Acting
  readonly #effects: (() => void)[]
  readonly #builders = new Map<string, Transaction<Schema>>()

  constructor(connection: TransactionConnection, first: Acting, effects: (() => void)[]) {
    this.person = first.person
    this.#connection = connection
    this.#first = first
    this.#effects = effects
  }

  get q() {
    const { role, person, purpose } = this.#acting
    const key = `${role} ${purpose}`
    const builder =
      this.#builders.get(key) ??
      // All identity is local to the transaction, so a pooled connection never carries one over.
      this.#connection.as({
        'app.user_id': person?.userId ?? '',
        'app.user_role': person?.role ?? '',
        'app.system': purpose,
        role,
      })
    this.#builders.set(key, builder)
    return builder
  }

  get #acting() {
    return running.getStore() ?? this.#first
  }

  asFlow<Result>(work: () => Promise<Result>) {
    const purpose = this.person ? '' : this.#acting.purpose
    return running.run({ role: 'bedside_flow', person: this.person, purpose }, work)
  }

  asService<Result>(purpose: string, work: () => Promise<Result>) {
    return running.run({ role: 'bedside_service', person: null, purpose }, work)
  }

  afterCommit(effect: () => void) {
    this.#effects.push(effect)
  }
}
