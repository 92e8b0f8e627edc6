import { readFileSync } from 'node:fs'
import { clientFrames, closeCodes, errorCatalogue, heartbeat, limits, serverFrames } from '@bedside/contract'
import { describe, expect, it } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../../../docs/${path}`, import.meta.url), 'utf8')
const guide = read('guides/realtime-frames.md')
const lifecycle = read('lifecycles/connection.md')

/** First cells of the table under a heading. */
const firstCells = (text: string, heading: string) =>
  [...(text.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '').matchAll(/^\| `(\w+)` \|/gm)].map(
    ([, name]) => name,
  )

describe('the documents of the socket', () => {
  it('list every frame of the contract and no other', () => {
    expect(firstCells(guide, 'From clients').sort()).toEqual(Object.keys(clientFrames).sort())
    expect(firstCells(guide, 'From the server').sort()).toEqual(Object.keys(serverFrames).sort())
  })

  it('name only problems of the catalogue', () => {
    const named = [...guide.matchAll(/`([a-z]+_[a-z_]+|unavailable|unauthenticated)`/g)].map(
      ([, code]) => code,
    )
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((code) => !Object.hasOwn(errorCatalogue, String(code)))).toEqual([])
  })

  it('list every close code of the contract and no other', () => {
    const rows = [...lifecycle.matchAll(/^\|[^|]+\| (\d{4}) \|/gm)].map(([, code]) => Number(code))
    expect([...new Set(rows)].sort()).toEqual(Object.values(closeCodes).sort())
  })

  it('name the contract’s sizes and times', () => {
    expect(guide).toContain(`${limits.messageCharacters.toLocaleString('en')} characters`)
    expect(lifecycle).toContain(`a frame over ${limits.frameBytes / 1024} KiB`)
    expect(lifecycle).toContain(`beats of ${heartbeat.everyMs / 1000} s`)
  })
})
