import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Reading } from './stage.ts'

type Judge = (judged: Reading & { isDesk: boolean }) => string[]

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The measured rejections of the scene that stands, as sentences. */
export function judged(page: Page, reading: Reading, group: string): Promise<string[]> {
  return page.evaluate(
    (asked) => (window as { bedsideJudge?: Judge }).bedsideJudge?.(asked) ?? ['no judge here'],
    {
      ...reading,
      isDesk: group === 'desk',
    },
  )
}

/** What axe has against it by WCAG 2.2 AA; with `only`, by these of its rules alone. */
export async function axeAgainst(page: Page, only?: readonly string[]): Promise<string[]> {
  // A page of one frame needs no second page to put the findings of frames together.
  const builder = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (only ? builder.withRules([...only]) : builder.withTags(rules)).analyze()
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, any }) => `${html.slice(0, 120)} ${any[0]?.message ?? ''}`).join(' | ')}`,
  )
}
