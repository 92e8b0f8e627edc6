import type { Page } from '@playwright/test'

/** A sentence that a live region got, and how urgently. */
export interface Spoken {
  readonly text: string
  readonly how: 'polite' | 'assertive'
}

declare global {
  interface Window {
    bedsideSpoken?: Spoken[]
  }
}

/** Init script: keeps what live regions are given, as a screen reader would hear it. */
export function keepSpoken() {
  const kept: Spoken[] = []
  window.bedsideSpoken = kept
  const urgency: Record<string, 'polite' | 'assertive'> = {
    status: 'polite',
    log: 'polite',
    alert: 'assertive',
  }
  const regionOf = (node: Node) =>
    (node instanceof Element ? node : node.parentElement)?.closest(
      '[aria-live], [role=status], [role=alert], [role=log]',
    )
  new MutationObserver((changes) => {
    for (const { target, addedNodes, type } of changes) {
      const region = regionOf(target)
      const how = region?.getAttribute('aria-live') ?? urgency[region?.getAttribute('role') ?? '']
      if (!region || (how !== 'polite' && how !== 'assertive')) continue
      const text =
        type === 'characterData'
          ? target.textContent
          : [...addedNodes].map((node) => node.textContent).join(' ')
      if (text?.trim()) kept.push({ text: text.trim(), how })
    }
  }).observe(document, { childList: true, subtree: true, characterData: true })
}

/** Everything the page said aloud so far. */
export const spokenBy = (page: Page) => page.evaluate(() => window.bedsideSpoken ?? [])
