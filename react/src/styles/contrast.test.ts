import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { clinicColoursOf, clinicVariablesOf, contrastOf } from '@bedside/contract/facts'
import { describe, expect, it, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

/** The declarations of the block that begins with this selector. */
function block(selector: string): Record<string, string> {
  const start = css.indexOf(selector)
  const body = css.slice(css.indexOf('{', start), css.indexOf('}', start))
  return Object.fromEntries(
    [...body.matchAll(/--bs-([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
  )
}

const light = block(':where(:root, :host)')
const dark = { ...light, ...block(':where([data-bs-theme="room"])') }
const sheet = { ...dark, ...block(':where([data-bs-theme="light"])') }
const hued = (hue: string) => ({
  ...light,
  ...Object.fromEntries(
    Object.entries(clinicVariablesOf(clinicColoursOf(hue).colours)).map(([name, value]) => [
      name.slice(5),
      value,
    ]),
  ),
})

/** A token as `#rrggbb`, through every `var()`. */
function resolved(tokens: Record<string, string>, name: string): string {
  const value = tokens[name] ?? expect.fail(`no token ${name}`)
  const [, other, fallback] = /^var\(--bs-([\w-]+)(?:, (.+))?\)$/.exec(value) ?? []
  if (!other) return value
  return tokens[other] === undefined && fallback ? fallback : resolved(tokens, other)
}

const text = 4.5
const edge = 3
type Pair = readonly [front: string, back: string, needs: number]
const on = (front: string, backs: string, needs = text): Pair[] =>
  backs.split(' ').map((back) => [front, back, needs])

/** Every token pair the style sheets use in one of the looks, and the ratio it needs (WCAG 2.2, 1.4.3 and 1.4.11). */
const everywhere: Pair[] = [
  ...on('ink', 'wall surface sunk dado-tint marigold-tint rhododendron-tint leaf-tint sky-tint'),
  ...on('ink-2', 'wall surface sunk dado-tint'),
  ...on('link', 'wall surface sunk dado-tint'),
  ...on('on-dado', 'dado dado-press'),
  ...on('on-rhododendron', 'rhododendron'),
  ...on('rhododendron', 'wall surface rhododendron-tint'),
  ...on('marigold-ink', 'wall surface marigold-tint'),
  ...on('leaf', 'wall surface leaf-tint'),
  ...on('sky', 'wall surface sky-tint'),
  ...on('control-edge', 'wall surface sunk', edge),
  ...on('focus-ring', 'wall surface sunk focus-gap', edge),
]
const lightOnly: Pair[] = [
  ...on('ink', 'slip'),
  ...on('on-marigold', 'marigold'),
  ...on('on-slip', 'slip'),
  ...on('slip-edge', 'slip', edge),
  ...on('ink-2', 'slip'),
  ...on('link', 'slip'),
  ...on('dado', 'wall surface dado-tint slip'),
  ...on('marigold-ink', 'slip'),
  ...on('leaf', 'slip'),
  ...on('sky', 'slip'),
  ...on('rhododendron', 'slip'),
  ...on('control-edge', 'slip', edge),
  ...on('marigold', 'dado', edge),
  ...on('focus-gap', 'dado', edge),
]
const roomOnly: Pair[] = [
  ...on('room-text', 'room-stage room-bar room-raised room-own-bubble'),
  ...on('room-text-2', 'room-stage room-bar room-raised'),
  ...on('room-mint', 'room-stage room-bar room-raised'),
  ...on('room-marigold', 'room-stage room-bar room-raised'),
  ...on('room-coral', 'room-stage room-bar room-raised'),
  ...on('room-stage', 'room-marigold'),
  ...on('room-on-off', 'room-off'),
  ...on('room-on-leave', 'room-leave'),
  ...on('room-edge', 'room-bar room-raised', edge),
  ...on('room-leave', 'room-bar', edge),
]

const looks: Record<string, { tokens: Record<string, string>; pairs: Pair[] }> = {
  light: { tokens: light, pairs: [...everywhere, ...lightOnly] },
  'the dark desk': { tokens: dark, pairs: everywhere },
  'the room': { tokens: light, pairs: roomOnly },
  'a light sheet over the dark': { tokens: sheet, pairs: [...everywhere, ...lightOnly] },
  'a red clinic': { tokens: hued('0'), pairs: [...everywhere, ...lightOnly] },
  'a yellow clinic': { tokens: hued('60'), pairs: [...everywhere, ...lightOnly] },
  'a blue clinic': { tokens: hued('#1B5C8A'), pairs: [...everywhere, ...lightOnly] },
}

describe.each(Object.entries(looks))('in %s', (_look, { tokens, pairs }) => {
  it('every pair in use is readable', () => {
    const poor = pairs
      .map(([front, back, needs]) => ({
        pair: `${front} on ${back}`,
        is: contrastOf(resolved(tokens, front), resolved(tokens, back)),
        needs,
      }))
      .filter(({ is, needs }) => is < needs)
      .map(({ pair, is, needs }) => `${pair} is ${is.toFixed(2)}:1, needs ${needs}:1`)
    expect(poor).toEqual([])
  })
})

const known = new Set(
  [...everywhere, ...lightOnly, ...roomOnly].map(([front, back]) => `${front} on ${back}`),
)
const styleSheets = ['react/src', 'web/src'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.css'))
    .map((path) => `${folder}/${path}`),
)

test('every rule that sets a text colour on a ground of its own is one of these pairs', () => {
  const unknown = styleSheets.flatMap((path) => {
    const plain = readFileSync(join(root, path), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
    return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selector = '', body = '']) => {
      const front = /(?:^|[\s;])color: var\(--bs-([\w-]+)\)/.exec(body)?.[1]
      const back = /background(?:-color)?: var\(--bs-([\w-]+)\)/.exec(body)?.[1]
      if (!front || !back || known.has(`${front} on ${back}`)) return []
      return [`${path} ${selector.trim()}: ${front} on ${back}`]
    })
  })
  expect(unknown).toEqual([])
})

test('every colour of the design is in use in some pair', () => {
  const colours = Object.keys(light).filter((name) => /^#/.test(light[name] ?? ''))
  const paired = [...known].join(' ').split(' ')
  // Lines between rows and what lies under a clinic's sign carry no meaning.
  const silent = ['line', 'logo-plate']
  expect(colours.filter((name) => !paired.includes(name) && !silent.includes(name))).toEqual([])
})

test('no style sheet names a colour of its own but black, for masks and paper', () => {
  const strays = styleSheets
    .filter((path) => !path.endsWith('tokens.css'))
    .flatMap((path) =>
      [...readFileSync(join(root, path), 'utf8').matchAll(/#(?!000\b|0000\b)[0-9a-f]{3,8}\b/gi)].map(
        ([hex]) => `${path} ${hex}`,
      ),
    )
  expect(strays).toEqual([])
})
