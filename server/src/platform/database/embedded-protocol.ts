import { messages as kinds, type PGlite, protocol } from '@electric-sql/pglite'
import type { WireResult } from './transaction.ts'

type Message = Awaited<ReturnType<PGlite['execProtocol']>>['messages'][number]

const { serialize } = protocol
const affecting = /^(?:INSERT \d+|UPDATE|DELETE|MERGE) (\d+)$/

/** A statement with the script that goes before it, or the end of the transaction. */
export type Step =
  | {
      readonly sql: string
      readonly parameters: readonly unknown[]
      readonly before: string
      readonly name: string
    }
  | { readonly end: 'commit' | 'rollback' }

export type Outcome = { readonly value: WireResult } | { readonly failure: Error }

/**
 * Statements of the embedded database by the wire protocol: all that wait in one call, each parsed and planned once and then
 * only bound. PGlite's own `query` makes five calls for one and plans each time.
 */
export class EmbeddedProtocol {
  readonly #database: PGlite
  readonly #prepared = new Set<string>()

  constructor(database: PGlite) {
    this.#database = database
  }

  /**
   * Carries out steps of one transaction in their order. One that fails fails alone; the database refuses those after it
   * by itself.
   */
  async run(steps: readonly Step[]): Promise<Outcome[]> {
    const coming = new Set<string>()
    const parts = steps.flatMap((step) => {
      const name = 'name' in step ? step.name : ''
      const isPrepared = this.#prepared.has(name) || coming.has(name)
      if (name) coming.add(name)
      return partsOf(step, isPrepared)
    })
    const { messages } = await this.#database.execProtocol(joined(parts), { throwOnError: false })
    const answers = segments(messages)
    return steps.map((step) => {
      const before = 'end' in step || !step.before ? [] : (answers.next().value ?? [])
      const own = answers.next().value ?? []
      if ('name' in step && step.name && own.some((message) => message.name === 'parseComplete'))
        this.#prepared.add(step.name)
      const failure = [...before, ...own].find((message) => message instanceof kinds.DatabaseError)
      return failure ? { failure } : { value: this.#resultOf(own) }
    })
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

/** @param isPrepared a step before this one, or of an earlier call, has its statement parsed */
function partsOf(step: Step, isPrepared: boolean): Uint8Array[] {
  if ('end' in step) return [serialize.query(step.end)]
  const { sql: text, parameters, before, name } = step
  return [
    ...(before ? [serialize.query(before)] : []),
    ...(isPrepared ? [] : [serialize.parse({ name, text })]),
    serialize.bind({ statement: name, values: parameters.map(asText) }),
    serialize.describe({ type: 'P' }),
    serialize.execute({}),
    serialize.sync(),
  ]
}

/** What was answered up to each time the database was ready for more. */
function* segments(messages: readonly Message[]): Generator<readonly Message[], undefined> {
  let start = 0
  for (const [index, { name }] of messages.entries())
    if (name === 'readyForQuery') {
      yield messages.slice(start, index)
      start = index + 1
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
