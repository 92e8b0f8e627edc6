import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { english } from './en/index.ts'
import { hindi } from './hi/index.ts'
import { nepali } from './ne/index.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const source = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|^text\/(en|ne|hi)\//.test(file))
  .map((file) => readFileSync(`${root}/${file}`, 'utf8'))
  .join('\n')

const stems = [...new Set(Object.keys(english).map((key) => key.replace(/_(one|other)$/, '')))]
/** Beginnings of keys that are put together, as in `mode.${kind}`. */
const composed = [...source.matchAll(/`([a-z]+[.\w-]*[.-])\$\{/g)].map(([, beginning]) => beginning as string)
const names = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

describe('the words of the pages', () => {
  it('are all used', () => {
    const unused = stems.filter(
      (key) => !source.includes(`'${key}'`) && !composed.some((beginning) => key.startsWith(beginning)),
    )
    expect(unused).toEqual([])
  })

  it.each(['en', 'ne', 'hi'])('have every form the numbers of %s ask for', (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const counted = stems.filter((stem) => !(stem in english))
    expect(
      counted.flatMap((stem) => forms.map((form) => `${stem}_${form}`)).filter((key) => !(key in english)),
    ).toEqual([])
  })

  it.each([
    ['Nepali', nepali],
    ['Hindi', hindi],
  ])('are all there in %s, with the same values, and not in English', (_language, words) => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(english).sort())
    for (const [key, text] of Object.entries(english))
      expect(names(words[key as keyof typeof english]), key).toEqual(names(text))
    const untranslated = Object.entries(words).filter(([, text]) => !/[\u0900-\u097F]/.test(text))
    expect(untranslated.map(([key]) => key)).toEqual([])
  })
})
