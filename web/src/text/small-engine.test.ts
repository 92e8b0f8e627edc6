import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import { english } from './en/index.ts'
import { createInstance } from './small-engine.ts'

const hindi = { 'a.days_one': '{{count}} दिन', 'a.days_other': '{{count}} दिनों', 'a.only': 'केवल {{name}}' }
const own = {
  'a.days_zero': 'no day',
  'a.days_one': '{{count}} day',
  'a.days_other': '{{count}} days',
  'a.only': 'only {{name}}',
  'a.english': 'English for {{ name }}',
}

async function both() {
  const real = i18next.createInstance()
  await real.init({
    lng: 'en',
    fallbackLng: 'en',
    keySeparator: false,
    nsSeparator: false,
    resources: {},
    interpolation: { escapeValue: false },
  })
  const small = createInstance()
  for (const engine of [real, small]) {
    engine.addResourceBundle('en', 'own', own)
    engine.addResourceBundle('hi', 'own', hindi)
    engine.addResourceBundle('en', 'web', english)
  }
  return { real, small }
}

describe('the small text engine', () => {
  it('says plural forms, values and the English underneath as i18next does', async () => {
    const { real, small } = await both()
    const asked = [
      ['a.days', { count: 0, replace: { count: '0' } }],
      ['a.days', { count: 1, replace: { count: '1' } }],
      ['a.days', { count: 5, replace: { count: '५' } }],
      ['a.only', { name: 'Ram' }],
      ['a.english', { name: 'Sita & "Gita"' }],
      ['a.unknown', {}],
    ] as const
    for (const language of ['en', 'hi', 'ne'])
      for (const [key, values] of asked)
        expect(small.getFixedT(language, 'own')(key, values), `${language} ${key}`).toBe(
          real.getFixedT(language, 'own')(key, values as Record<string, unknown>),
        )
  })

  it('says every message of our pages as i18next does', async () => {
    const { real, small } = await both()
    const values = Object.fromEntries(
      [...JSON.stringify(english).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => [name, `<${name}>`]),
    )
    for (const key of Object.keys(english))
      expect(small.getFixedT('en', 'web')(key, values as never)).toBe(
        real.getFixedT('en', 'web')(key, values),
      )
  })

  it('keeps words a host put in before ours', () => {
    const engine = createInstance()
    engine.addResourceBundle('en', 'own', { 'a.only': 'host {{name}}' })
    engine.addResourceBundle('en', 'own', own)
    expect(engine.getFixedT('en', 'own')('a.only', { name: 'Ram' })).toBe('host Ram')
  })
})
