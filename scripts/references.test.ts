import { readdirSync, readFileSync } from 'node:fs'
import { errorCatalogue } from '@bedside/contract'
import { describe, expect, it } from 'vitest'
import { settingsExample } from './settings-example.ts'

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

describe('what the documents promise', () => {
  it('.env.example names every setting the server reads, and no other', () => {
    expect(read('.env.example')).toBe(settingsExample())
  })

  it('docs/guides/errors.md has every error code with its status, and no other', () => {
    const told = [...read('docs/guides/errors.md').matchAll(/^\| `([a-z_]+)` \| (\d{3}) \|/gm)]
    const documented = Object.fromEntries(told.map(([, code, status]) => [code, Number(status)]))
    const real = Object.fromEntries(
      Object.entries(errorCatalogue).map(([code, { status }]) => [code, status]),
    )
    expect(documented).toEqual(real)
    expect(told).toHaveLength(Object.keys(real).length)
  })

  it('every decision is listed by its number and title in docs/decisions/README.md', () => {
    const files = readdirSync(new URL('../docs/decisions', import.meta.url)).filter((name) =>
      /^\d{4}-/.test(name),
    )
    const index = read('docs/decisions/README.md')
    expect(files.filter((name) => !index.includes(`(${name})`))).toEqual([])
    expect([...index.matchAll(/\((\d{4}-[^)]+)\)/g)].map(([, name]) => name).sort()).toEqual(files.sort())
  })

  it('every script that a document tells people to run exists', () => {
    const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts)
    const documents = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md'].map(read).join('\n')
    const named = [...documents.matchAll(/npm run ([a-z0-9:]+)/g)].map(([, name]) => name)
    expect(named.filter((name) => !scripts.includes(name as string))).toEqual([])
  })
})
