import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pointing, shapes } from '../kit/icon/shapes.ts'

const root = join(import.meta.dirname, '../../..')
const folders = ['react/src', 'web/src']
const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .map((file) => join(folder, file)),
)

/** Declarations that name a side of the screen instead of a side of the text. */
const physical =
  /(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)|(?:border-(?:top|bottom)-(?:left|right)-radius)|left|right|(?:float|clear|text-align)\s*:\s*(?:left|right)\b)\s*[:;-]?/gm
/** Four values turn only one way: `margin: 0 1px 0 2px`. */
const fourSided =
  /(?:margin|padding|inset|border-radius)\s*:\s*([^;\s]+)\s+([^;\s]+)\s+([^;\s]+)\s+([^;\s]+)\s*;/g

const withoutComments = (css: string) => css.replace(/\/\*[\s\S]*?\*\//g, '')

function complaints(css: string): string[] {
  const bare = withoutComments(css)
  const sides = [...bare.matchAll(physical)].map(([found]) => found.trim())
  const lopsided = [...bare.matchAll(fourSided)]
    .filter(([, , second, , fourth]) => second !== fourth)
    .map(([found]) => found)
  return [...sides, ...lopsided]
}

test('styles name sides of the text, so that a page can be read from right to left', () => {
  expect(files.length).toBeGreaterThan(20)
  const found = files.flatMap((file) =>
    complaints(readFileSync(join(root, file), 'utf8')).map((words) => `${file}: ${words}`),
  )
  expect(found).toEqual([])
})

test.each([
  'a { margin-left: 1px }',
  'a{left:0}',
  'a { text-align: right; }',
  'a { padding: 1px 2px 3px 4px; }',
])('%s is found', (css) => {
  expect(complaints(css)).toHaveLength(1)
})

test('every drawing that points along the line of reading turns with it; signs of a player do not', () => {
  expect([...pointing].every((name) => name in shapes)).toBe(true)
  const names = Object.keys(shapes).filter((name) => /next|back|send|forward|previous|arrow/i.test(name))
  expect(names.filter((name) => !pointing.has(name as keyof typeof shapes))).toEqual([])
  expect(pointing.has('play')).toBe(false)
})
