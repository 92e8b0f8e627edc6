import { messages as kinds, type PGlite, protocol } from '@electric-sql/pglite'
import type { WireResult } from './transaction.ts'

type Message = Awaited<ReturnType<PGlite['execProtocol']>>['messages'][number]

const { serialize } = protocol
const affecting = /^(?:INSERT \d+|UPDATE|DELETE|MERGE) (\d+)$/

/**
 * Statements of the embedded database by the wire protocol: a script and one statement in one call, the statement parsed
 * and planned once and then only bound. PGlite's own `query` makes five calls and plans each time.
 */
export class EmbeddedProtocol {
  readonly #database: PGlite
  readonly #prepared = new Set<string>()

  constructor(database: PGlite) {
    this.#database = database
  }

  /** @param name the same for the same statement and role; empty for one that is not kept */
  async query(
    sql: string,
    parameters: readonly unknown[],
    before: string,
    name: string,
  ): Promise<WireResult> {
    const isPrepared = name !== '' && this.#prepared.has(name)
    const parts = [
      ...(before ? [serialize.query(before)] : []),
      ...(isPrepared ? [] : [serialize.parse({ name, text: sql })]),
      serialize.bind({ statement: name, values: parameters.map(asText) }),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
      serialize.sync(),
    ]
    const { messages } = await this.#database.execProtocol(joined(parts), { throwOnError: false })
    if (name && messages.some((message) => message.name === 'parseComplete')) this.#prepared.add(name)
    const failed = messages.find((message) => message instanceof kinds.DatabaseError)
    if (failed) throw failed
    const start = before ? messages.findIndex((message) => message.name === 'readyForQuery') + 1 : 0
    return this.#resultOf(messages.slice(start))
  }

  /** Every statement is planned anew. */
  async forget() {
    this.#prepared.clear()
    await this.#database.exec('deallocate all')
  }

  #resultOf(messages: readonly Message[]): WireResult {
    const result: WireResult = { rows: [], affectedRows: 0 }
    let fields: readonly kinds.Field[] = []
    for (const message of messages) {
      if (message instanceof kinds.RowDescriptionMessage) fields = message.fields
      if (message instanceof kinds.DataRowMessage) result.rows.push(this.#rowOf(fields, message.fields))
      if (message instanceof kinds.CommandCompleteMessage)
        result.affectedRows = Number(affecting.exec(message.text)?.[1] ?? 0)
    }
    return result
  }

  #rowOf(fields: readonly kinds.Field[], values: readonly (string | null)[]) {
    const row: Record<string, unknown> = {}
    for (const [index, { name, dataTypeID }] of fields.entries()) {
      const text = values[index] ?? null
      row[name] = text === null ? null : (this.#database.parsers[dataTypeID]?.(text, dataTypeID) ?? text)
    }
    return row
  }
}

function joined(parts: readonly Uint8Array[]) {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** As PostgreSQL reads text of any type. */
function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  if (Array.isArray(value)) return `{${value.map(asElement).join(',')}}`
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function asElement(value: unknown): string {
  if (Array.isArray(value)) return asText(value) ?? 'NULL'
  const text = asText(value)
  return text === null ? 'NULL' : `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}
