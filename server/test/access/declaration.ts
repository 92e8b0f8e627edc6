import { readFileSync } from 'node:fs'
import { type PrincipalName, principals } from './principals.ts'
import { type Verb, verbs } from './probe.ts'

/** What access-matrix.txt says of one table. */
export interface TableDeclaration {
  readonly columns: string[]
  /** By role, without its `bedside_`. */
  readonly grants: Map<string, string>
  /** Rows in the order of the grid's columns. */
  readonly rows: string[]
  /** Verbs by principal and row; nobody and nothing else. */
  readonly rights: Map<PrincipalName, Map<string, Set<Verb>>>
}

/** Reads the declaration. Throws on words it does not know, so that a slip of the pen is no silent right. */
export function readDeclaration(file: URL): Map<string, TableDeclaration> {
  const tables = new Map<string, TableDeclaration>()
  let table: TableDeclaration | undefined
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    const [word = '', ...rest] = line.trim().split(/\s+/)
    if (word === '' || word.startsWith('#')) continue
    const fail = (why: string): never => {
      throw new Error(`access-matrix.txt, line ${index + 1}: ${why}`)
    }
    if (word === 'table') {
      table = { columns: [], grants: new Map(), rows: [], rights: new Map() }
      tables.set(rest[0] ?? fail('a table without a name'), table)
    } else if (!table) fail('a line before the first table')
    else if (word === 'columns') table.columns.push(...rest)
    else if (word === 'grant') table.grants.set(rest[0] ?? '', rest.slice(1).join(' '))
    else if (word === 'rows') table.rows.push(...rest)
    else if (!(word in principals)) fail(`unknown principal ${word}`)
    else if (rest.length !== table.rows.length) fail(`${rest.length} cells for ${table.rows.length} rows`)
    else {
      const cells = rest.map((text) => {
        const letters = text === '.' ? [] : [...text]
        if (!letters.every((letter) => verbs.includes(letter as Verb))) fail(`unknown verb in ${text}`)
        return new Set(letters as Verb[])
      })
      const row = (place: number) => table?.rows[place] as string
      table.rights.set(
        word as PrincipalName,
        new Map(cells.map((cell, place) => [row(place).replaceAll('_', ' '), cell])),
      )
    }
  }
  return tables
}
