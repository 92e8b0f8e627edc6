import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { asideTexts } from './aside-texts.ts'
import { createTextEngine, loadLanguage, translatorOf } from './engine.ts'
import { feedbackTexts } from './feedback-texts.ts'
import type { Messages, TextCatalogue } from './messages.ts'
import { visitTexts } from './visit-texts.ts'

const form = /_(zero|one|two|few|many|other)$/
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return ['en', 'ne', 'hi'].includes(entry.name) ? '' : sources(path)
      return /(?<!\.test)\.tsx?$/.test(entry.name) ? readFileSync(path, 'utf8') : ''
    })
    .join('\n')
}

describe.each([
  ['the way to the call', visitTexts],
  ['what stands beside it', asideTexts],
  ['feedback', feedbackTexts],
] as [string, TextCatalogue<Messages>][])('the words of %s', (_, texts) => {
  const { english } = texts
  const keys = Object.keys(english)
  const stems = [...new Set(keys.map((key) => key.replace(form, '')))]

  test.each(['ne', 'hi'] as const)('%s has every key, no other, and the same holes', async (language) => {
    const translation: Messages = await texts.translations[language]()
    expect(Object.keys(translation).sort()).toEqual([...keys].sort())
    for (const key of keys) {
      expect(translation[key]?.trim(), key).toBeTruthy()
      expect(holes(translation[key] ?? ''), key).toEqual(holes(english[key] ?? ''))
    }
    expect(keys.filter((key) => !/[\u0900-\u097F]/.test(translation[key] ?? ''))).toEqual([])
  })

  test.each(['en', 'ne', 'hi'])('%s has every form its numbers ask for', (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const counted = stems.filter((stem) => !keys.includes(stem))
    expect(
      counted.flatMap((stem) => forms.map((each) => `${stem}_${each}`)).filter((key) => !keys.includes(key)),
    ).toEqual([])
  })

  test('every key is used by a screen', () => {
    const code = sources(join(import.meta.dirname, '..'))
    const written = new Set([...code.matchAll(/['"]([a-zA-Z][\w.-]*)['"]/g)].map(([, key]) => key))
    const made = [...code.matchAll(/`([a-zA-Z][\w.]*\.)\$\{[^`]*`/g)].map(([, start]) => start ?? '')
    const unused = stems.filter((stem) => !written.has(stem) && !made.some((start) => stem.startsWith(start)))
    expect(unused).toEqual([])
  })

  test.each(['en', 'ne', 'hi', 'ar-XB'] as const)(
    'in %s every key resolves, for every number',
    async (language) => {
      const engine = createTextEngine()
      await loadLanguage(engine, [texts], language)
      const t = translatorOf(engine, texts, language) as (key: string, values: object) => string
      for (const stem of stems) {
        const text = english[stem] ?? english[`${stem}_other`] ?? ''
        for (const count of holes(text).includes('count') ? [0, 1, 2, 3, 11, 100] : [0]) {
          const values = Object.fromEntries(holes(text).map((name) => [name, name === 'count' ? count : 'x']))
          const said = t(stem, values)
          expect(said, stem).not.toBe(stem)
          expect(said, stem).not.toMatch(/\{\{|undefined|NaN/)
        }
      }
    },
  )

  test('the voice of the house: no jargon, no cheer, no blame', () => {
    const wrong = /\b(session|user|users|peer|ICE|token|oops|should|invalid|please)\b|!/i
    expect(keys.filter((key) => wrong.test(english[key] ?? ''))).toEqual([])
  })
})
