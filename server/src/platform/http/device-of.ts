/** What is kept of a person's device; names are empty where the browser did not tell. */
export interface Device {
  readonly kind: 'web' | 'mobile' | 'tablet'
  readonly browser: string
  readonly system: string
}

type Names = readonly (readonly [sign: RegExp, name: string])[]

/** The first that fits: most browsers also call themselves Chrome and Safari. */
const browsers: Names = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOpera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: Names = [
  [/Android/, 'Android'],
  [/iPad/, 'iPad'],
  [/iPhone|iPod/, 'iPhone'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Macintosh|Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
]

const nameIn = (names: Names, userAgent: string) => names.find(([sign]) => sign.test(userAgent))?.[1] ?? ''

/** Browser and system by their names alone: enough to know one's own phone again, too little to follow anyone. */
export const deviceOf = (userAgent: string): Device => ({
  kind: /iPad|Tablet/.test(userAgent) ? 'tablet' : /Mobi|Android/.test(userAgent) ? 'mobile' : 'web',
  browser: nameIn(browsers, userAgent),
  system: nameIn(systems, userAgent),
})
