/** Keys of the steps that fit this browser. */
export type DeniedSteps =
  | 'chromeAndroid'
  | 'samsung'
  | 'firefoxAndroid'
  | 'chrome'
  | 'chromeIos'
  | 'safariIos'
  | 'safari'
  | 'firefox'
  | 'other'
/** Keys of the steps that fit this system. */
export type BlockedSteps = 'android' | 'ios' | 'mac' | 'windows' | 'other'
/** Where a browser puts its question. */
export type PromptSide = 'top' | 'middle' | 'bottom'

/** What a browser can be asked about itself; its name only where nothing else tells. */
export interface BrowserFacts {
  readonly agent: string
  readonly brands: readonly string[]
  readonly platform: string
  /** Whether its style engine knows a declaration: each engine has one of its own. */
  supports(property: string, value: string): boolean
}

interface AgentData {
  readonly brands?: readonly { readonly brand: string }[]
  readonly platform?: string
}

/** The facts of the browser this runs in. */
export function readBrowser(): BrowserFacts {
  const { userAgent, userAgentData } = navigator as Navigator & { readonly userAgentData?: AgentData }
  return {
    agent: userAgent,
    brands: (userAgentData?.brands ?? []).map(({ brand }) => brand),
    platform: userAgentData?.platform ?? '',
    supports: (property, value) => globalThis.CSS?.supports?.(property, value) ?? false,
  }
}

const isGecko = (facts: BrowserFacts) =>
  facts.supports('-moz-appearance', 'none') || /Firefox\//.test(facts.agent)
/** Every browser on an iPhone or iPad runs on the one engine that knows this; an iPad calls itself a Mac. */
const isIos = (facts: BrowserFacts) =>
  facts.supports('-webkit-touch-callout', 'none') || /iPhone|iPad|iPod/.test(facts.agent)
const isAndroid = ({ platform, agent }: BrowserFacts) => platform === 'Android' || /Android/.test(agent)
const isSamsung = ({ brands, agent }: BrowserFacts) =>
  brands.includes('Samsung Internet') || /SamsungBrowser/.test(agent)
const isChromium = ({ brands, agent }: BrowserFacts) =>
  brands.includes('Chromium') || /Chrome\/|Chromium\//.test(agent)

/** Which instructions to show where a page was refused the device. */
export function deniedStepsFor(facts: BrowserFacts): DeniedSteps {
  if (isIos(facts)) return /CriOS|EdgiOS|FxiOS/.test(facts.agent) ? 'chromeIos' : 'safariIos'
  if (isGecko(facts)) return isAndroid(facts) ? 'firefoxAndroid' : 'firefox'
  if (isSamsung(facts)) return 'samsung'
  if (isChromium(facts)) return isAndroid(facts) ? 'chromeAndroid' : 'chrome'
  return /Safari\//.test(facts.agent) ? 'safari' : 'other'
}

/** Which instructions to show where the system itself blocks the device. */
export function blockedStepsFor(facts: BrowserFacts): BlockedSteps {
  if (isAndroid(facts)) return 'android'
  if (isIos(facts)) return 'ios'
  if (facts.platform === 'macOS' || /Mac OS X/.test(facts.agent)) return 'mac'
  return facts.platform === 'Windows' || /Windows/.test(facts.agent) ? 'windows' : 'other'
}

const promptSides: Readonly<Record<DeniedSteps, PromptSide>> = {
  chromeAndroid: 'middle',
  samsung: 'middle',
  firefoxAndroid: 'bottom',
  chrome: 'top',
  chromeIos: 'middle',
  safariIos: 'middle',
  safari: 'middle',
  firefox: 'top',
  other: 'top',
}

/** Where to look for this browser's question. */
export const promptSideOf = (facts: BrowserFacts): PromptSide => promptSides[deniedStepsFor(facts)]

/** The address that opens this page in Chrome on Android, from inside another app; null where there is no such way. */
export function chromeAddress(facts: BrowserFacts, address: string): string | null {
  if (!isAndroid(facts) || !address.startsWith('https://')) return null
  return `intent://${address.slice('https://'.length)}#Intent;scheme=https;package=com.android.chrome;end`
}
