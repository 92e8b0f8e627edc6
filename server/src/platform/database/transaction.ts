import {
  type CompiledQuery,
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  Transaction,
} from 'kysely'
import type { Schema } from './schema.ts'
import { statementName } from './statement-names.ts'

/** One connection to either database, while one caller holds it. */
export interface Wire {
  /**
   * Sends a statement and, before it in the same trip, a script without parameters. Statements are carried out in the
   * order they were sent; the answer to one need not be there when the next one goes.
   * @param name under which the connection keeps the statement's plan; empty for one that is not kept
   */
  send(sql: string, parameters: readonly unknown[], before: string, name: string): Promise<WireResult>
  /**
   * Ends the transaction; nothing follows from this holder but {@link release}.
   * @param stale the connection keeps plans for tables that have changed
   */
  end(command: 'commit' | 'rollback', stale: boolean): Promise<void>
  release(): void
}

export interface WireResult {
  rows: unknown[]
  /** Rows an INSERT, UPDATE or DELETE touched. */
  affectedRows: number
}

export interface Wires {
  acquire(): Promise<Wire>
  close(): Promise<void>
}

/** Only compiles; what it has compiled goes out by a {@link TransactionConnection}. */
const dialect = {
  createAdapter: () => new PostgresAdapter(),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createIntrospector: (db: Kysely<never>) => new PostgresIntrospector(db),
  createDriver: () => new DummyDriver(),
}
const compiler = new Kysely<Schema>({ dialect })

/** Settings of a transaction by name; `role` is the database role. */
export type Identity = Readonly<Record<string, string>> & { readonly role: string }

/**
 * One transaction on one wire. BEGIN and who acts travel with the first statement that needs them, so neither costs a
 * trip; an identity without a statement costs nothing; a transaction without a statement is none.
 */
export class TransactionConnection {
  readonly #wire: Wire
  #isBegun = false
  #isOver = false
  #told: Identity = { role: '' }

  constructor(wire: Wire) {
    this.#wire = wire
  }

  /**
   * Builds and sends statements of this transaction under one identity; those given together go together, also where
   * their identities differ.
   */
  as(identity: Identity): Transaction<Schema> {
    const connection: DatabaseConnection = {
      executeQuery: (query) => this.#send(identity, query),
      streamQuery: () => {
        throw new Error('statements are not streamed')
      },
    }
    const executor = compiler
      .getExecutor()
      .withConnectionProvider({ provideConnection: (use) => use(connection) })
    return new Transaction({ config: { dialect }, dialect, driver: new DummyDriver(), executor })
  }

  /** The settings that the database has not been told yet; they end with the transaction. */
  #tell(identity: Identity) {
    const calls = Object.entries(identity)
      .filter(([name, value]) => this.#told[name] !== value)
      .map(([name, value]) => `set_config('${name}', ${literal(value)}, true)`)
    this.#told = identity
    return calls.length > 0 ? `select ${calls.join(', ')}` : ''
  }

  async #send<Row>(identity: Identity, { sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    // On the embedded database it would run in the transaction of whoever comes next.
    if (this.#isOver) throw new Error('the transaction is over; await every statement in it')
    const before = (this.#isBegun ? '' : 'begin;') + this.#tell(identity)
    this.#isBegun = true
    const name = statementName(identity.role, sql)
    const { rows, affectedRows } = await this.#wire.send(sql, parameters, before, name)
    return { rows: rows as Row[], numAffectedRows: BigInt(affectedRows) }
  }

  /** Once; a COMMIT that failed was a ROLLBACK. */
  async end(command: 'commit' | 'rollback', stale = false) {
    if (this.#isOver) return
    this.#isOver = true
    if (this.#isBegun) await this.#wire.end(command, stale)
  }
}

/** Ids, names of roles and purposes from our own code: nothing that needs escaping comes here. */
function literal(value: string) {
  if (!/^[\w .:,/-]*$/.test(value)) throw new Error('an identity with a quote in it is nobody’s')
  return `'${value}'`
}
