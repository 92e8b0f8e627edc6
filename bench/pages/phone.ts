import type { Page } from '@playwright/test'

/** What the line carried for a page. */
export interface Carried {
  scriptBytes: number
  allBytes: number
}

declare global {
  interface Window {
    bedsideFigures?: { shift: number; lastLongTaskEnd: number }
  }
}

/** Init script: layout shift as the browser scores it, and when the main thread was last busy. */
export function keepFigures() {
  const figures = { shift: 0, lastLongTaskEnd: 0 }
  window.bedsideFigures = figures
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number
      hadRecentInput: boolean
    })[])
      if (!entry.hadRecentInput) figures.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) figures.lastLongTaskEnd = entry.startTime + entry.duration
  }).observe({ type: 'longtask', buffered: true })
}

/** Makes the page a cheap phone on a weak line: a quarter of this machine's speed, 400 kbit/s, 300 ms. */
export async function slowDown(page: Page): Promise<Carried> {
  const carried = { scriptBytes: 0, allBytes: 0 }
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Network.enable')
  await devTools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 300,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  })
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const types = new Map<string, string>()
  devTools.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type))
  devTools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    carried.allBytes += encodedDataLength
    if (types.get(requestId) === 'Script') carried.scriptBytes += encodedDataLength
  })
  return carried
}
