import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { callEvents, callMoves, callPhases, hasMedia, phaseAfter } from './call-phases.ts'

const document = readFileSync(new URL('../../../docs/lifecycles/call.md', import.meta.url), 'utf8')
const rowsOf = (heading: string) => {
  const [, part = ''] = document.split(`## ${heading}\n`)
  const [text = ''] = part.split('\n## ')
  return [...text.matchAll(/^\| `(\w+)` \|(.*)\|$/gm)].map(([, first = '', rest = '']) => [
    first,
    ...rest.split('|').map((cell) => cell.trim().replaceAll('`', '')),
  ])
}

describe('the life of a call', () => {
  it('is the table of docs/lifecycles/call.md, both ways', () => {
    const moves = callPhases.flatMap((phase) =>
      callEvents.flatMap((event) =>
        callMoves[phase][event] ? [[phase, event, callMoves[phase][event]]] : [],
      ),
    )
    expect(rowsOf('What moves what').sort()).toEqual(moves.sort())
  })

  it('has exactly the documented phases, and a media path exactly where it says so', () => {
    const said = rowsOf('Phases').map(([phase, , path]) => [phase, path === 'yes'])
    expect(said).toEqual(callPhases.map((phase) => [phase, hasMedia(phase)]))
  })

  it('ignores what means nothing where it is', () => {
    expect(phaseAfter('waiting', 'media_arrived')).toBe('waiting')
    expect(phaseAfter('ended', 'moved_away')).toBe('ended')
    expect(phaseAfter('on_hold', 'media_arrived')).toBe('on_hold')
  })

  it('never has a media path before admission', () => {
    for (const phase of ['idle', 'preparing', 'waiting'] as const)
      for (const event of callEvents)
        if (event !== 'admitted') expect(hasMedia(phaseAfter(phase, event))).toBe(false)
  })
})
