// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { createInstance } from 'i18next'
import { afterEach, expect, test } from 'vitest'
import { defineTexts, type Messages, type TextCatalogue } from './messages.ts'
import { TextProvider, useCatalogue, useLanguage, useText } from './text-provider.tsx'
import '../../test/patience.ts'

afterEach(cleanup)

const more = defineTexts({
  namespace: 'more',
  english: {
    'hello.name': 'Hello {{name}}',
    people_one: '{{count}} person',
    people_other: '{{count}} people',
  },
  translations: {
    ne: async () => ({
      'hello.name': 'नमस्ते {{name}}',
      people_one: '{{count}} जना',
      people_other: '{{count}} जना',
    }),
    hi: async () => ({
      'hello.name': 'नमस्ते {{name}}',
      people_one: '{{count}} व्यक्ति',
      people_other: '{{count}} लोग',
    }),
  },
})
const catalogues = [more as TextCatalogue<Messages>]

function Words({ count = 2 }: { count?: number }) {
  const t = useCatalogue(more)
  const own = useText()
  const { direction } = useLanguage()
  return (
    <p dir={direction}>
      {t('hello.name', { name: '<b>Ram</b>' })} · {t('people', { count })} · {own('kit.tryAgain')}
    </p>
  )
}

test('English is there at the first paint, with plurals and names as written', () => {
  render(
    <TextProvider language="en" catalogues={catalogues}>
      <Words />
    </TextProvider>,
  )
  expect(screen.getByText('Hello <b>Ram</b> · 2 people · Try again')).toBeDefined()
})

test('a name in Arabic letters stands apart from the words around it, any other as it is', () => {
  function Greeting({ name }: { name: string }) {
    return <p>{useCatalogue(more)('hello.name', { name })}</p>
  }
  render(
    <TextProvider language="en" catalogues={catalogues}>
      <Greeting name="عبد الرحمن" />
      <Greeting name="श्रेष्ठ" />
    </TextProvider>,
  )
  expect([...document.querySelectorAll('p')].map((line) => line.textContent)).toEqual([
    'Hello \u2068عبد الرحمن\u2069',
    'Hello श्रेष्ठ',
  ])
})

test('one person is one person', () => {
  render(
    <TextProvider language="en" catalogues={catalogues}>
      <Words count={1} />
    </TextProvider>,
  )
  expect(screen.getByText(/1 person /)).toBeDefined()
})

test('Nepali arrives with its own digits, and nothing is shown before it', async () => {
  const { container } = render(
    <TextProvider language="ne" catalogues={catalogues}>
      <Words />
    </TextProvider>,
  )
  expect(container.textContent).toBe('')
  expect(await screen.findByText(/नमस्ते <b>Ram<\/b> · २ जना · फेरि/)).toBeDefined()
})

test('the former language stays on screen until the next has arrived', async () => {
  const { rerender } = render(
    <TextProvider language="en" catalogues={catalogues}>
      <Words />
    </TextProvider>,
  )
  rerender(
    <TextProvider language="hi" catalogues={catalogues}>
      <Words />
    </TextProvider>,
  )
  expect(screen.getByText(/Hello/)).toBeDefined()
  expect(await screen.findByText(/2 लोग · फिर/)).toBeDefined()
})

test('the made-up language is right to left, has every plural form and leaves names as they are written', async () => {
  render(
    <TextProvider language="ar-XB" catalogues={catalogues}>
      <Words count={3} />
    </TextProvider>,
  )
  const line = await screen.findByText(/Hélló \u202c\u2068<b>Ram<\/b>\u2069/)
  expect(line.getAttribute('dir')).toBe('rtl')
  expect(line.textContent).toContain('péóplé')
})

test("a host's own words win over ours", () => {
  const engine = createInstance()
  engine
    .init({
      lng: 'en',
      keySeparator: false,
      nsSeparator: false,
      initAsync: false,
      interpolation: { escapeValue: false },
      resources: { en: { bedside: { 'kit.tryAgain': 'Shut' } } },
    })
    .catch(() => undefined)
  render(
    <TextProvider language="en" engine={engine} catalogues={catalogues}>
      <Words />
    </TextProvider>,
  )
  expect(screen.getByText(/Shut/)).toBeDefined()
})
