import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { errorCatalogue } from '@bedside/contract'
import { describe, expect, it } from 'vitest'
import { settingsExample } from './settings-example.ts'

const at = (path: string) => new URL(`../${path}`, import.meta.url)
const read = (path: string) => readFileSync(at(path), 'utf8')
const pages = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'GLOSSARY.md',
  'SECURITY.md',
  'CHANGELOG.md',
]
const lifecycles = readdirSync(at('docs/lifecycles')).map((name) => `docs/lifecycles/${name}`)
const guides = readdirSync(at('docs/guides')).map((name) => `docs/guides/${name}`)
const documents = [...pages, ...lifecycles, ...guides]

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
    const named = [
      ...documents
        .map(read)
        .join('\n')
        .matchAll(/npm run ([a-z0-9:]+)/g),
    ].map(([, name]) => name)
    expect(named.filter((name) => !scripts.includes(name as string))).toEqual([])
    const told = read('CONTRIBUTING.md')
    const untold = scripts.filter((name) => !new RegExp(`\\bnpm (run )?${name}\\b`).test(told))
    expect(untold, 'scripts that CONTRIBUTING.md does not tell of').toEqual([])
  })

  it.each(documents)('every file that %s leads to or names by its path exists', (document) => {
    const text = read(document)
    const folder = document.slice(0, document.lastIndexOf('/') + 1)
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, path]) => `${folder}${path}`)
    const named = [...text.matchAll(/`((?:[a-z]+\/)+[\w.-]*)`/g)]
      .map(([, path]) => String(path))
      .filter((path) => existsSync(at(path.split('/')[0] ?? '')))
    const missing = [...links, ...named].filter((path) => !path.startsWith('shots/') && !existsSync(at(path)))
    expect(missing).toEqual([])
  })
})
