import type { Page } from '@playwright/test'

/** How the voices of a page stand, and where its button to let them be heard is. */
export interface VoicesSeen {
  readonly wasTouched: boolean
  readonly voices: readonly { readonly isPaused: boolean; readonly playedSeconds: number }[]
  readonly tap: { readonly name: string; readonly x: number; readonly y: number } | null
}

const mark = 'bedside-voices '

/** Init script: the page says by itself, in its console, how its voices stand. */
export function tellVoices() {
  setInterval(() => {
    const tap = [...document.querySelectorAll('button')].find((one) =>
      one.textContent?.startsWith('Tap to hear'),
    )
    const box = tap?.getBoundingClientRect()
    const seen = {
      wasTouched: navigator.userActivation.hasBeenActive,
      voices: [...document.querySelectorAll('audio')]
        .filter((one) => one.srcObject !== null)
        .map((one) => ({ isPaused: one.paused, playedSeconds: one.currentTime })),
      tap: tap && box ? { name: tap.textContent, x: box.x + box.width / 2, y: box.y + box.height / 2 } : null,
    }
    // biome-ignore lint/suspicious/noConsole: the one way for a page to say something unasked
    console.debug(`bedside-voices ${JSON.stringify(seen)}`)
  }, 200)
}

/**
 * Reads a page without asking it anything: whatever Playwright asks a page counts as a touch for the browser, and a page that was
 * touched may play sound. Only what the page tells by itself, and real presses by place, leave it as a person's is.
 */
export function listenToVoices(page: Page) {
  let latest: VoicesSeen | null = null
  page.on('console', (message) => {
    const text = message.text()
    if (text.startsWith(mark)) latest = JSON.parse(text.slice(mark.length)) as VoicesSeen
  })
  return {
    seen: () => latest,
    /** Of the next page only. */
    forget: () => {
      latest = null
    },
  }
}
