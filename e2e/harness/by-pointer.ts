import { expect, type Page } from '@playwright/test'
import type { Driver, Target } from './whole-visit.ts'

/** Uses the page as people do who see it and point. */
export function byPointer(page: Page): Driver {
  const find = ({ role, name }: Target) =>
    // A password field has no role of its own.
    (role === 'textbox' ? page.getByLabel(name) : page.getByRole(role, { name })).first()
  return {
    press: (target) => find(target).click(),
    choose: (target) => find(target).check(),
    write: (target, text) => find(target).fill(text),
    finds: (target) => expect(find(target)).toBeVisible(),
    reads: (words) => expect(page.getByText(words).filter({ visible: true }).first()).toBeVisible(),
    isThere: (target) => find(target).isVisible(),
    heading: () => page.getByRole('heading', { level: 1 }).first().innerText(),
  }
}
