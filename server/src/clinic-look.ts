import { readFileSync, statSync } from 'node:fs'
import { type ClinicColours, clinicColoursOf, clinicVariablesOf } from '@bedside/contract'

/** Where the clinic's sign is served. */
export const CLINIC_LOGO_PATH = '/clinic-logo'
/** Where its colours are served as a style sheet. */
export const CLINIC_STYLE_PATH = '/clinic.css'

/** The clinic's own sign, as it is served. */
export interface ClinicLogo {
  readonly body: Buffer
  readonly type: string
}

/** What a clinic sets of its own look; all null is the house's look. */
export interface ClinicLook {
  readonly colours: ClinicColours['colours'] | null
  readonly logo: ClinicLogo | null
}

const mostBytes = 200_000

/** Kinds of picture, told by how the file begins; its name says nothing. */
const kinds: readonly (readonly [type: string, begins: (head: Buffer) => boolean])[] = [
  ['image/png', (head) => head.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))],
  ['image/jpeg', (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  [
    'image/webp',
    (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
  ],
  [
    'image/svg+xml',
    (head) => /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(head.toString('utf8')),
  ],
]

function readLogo(path: string): ClinicLogo | string {
  try {
    if (statSync(path).size > mostBytes)
      return `the file is over ${mostBytes / 1_000} kB. Make the picture smaller.`
    const body = readFileSync(path)
    const kind = kinds.find(([, begins]) => begins(body.subarray(0, 1_000)))
    return kind ? { body, type: kind[0] } : 'the file is no PNG, JPEG, WebP or SVG picture.'
  } catch {
    return `the file ${path} cannot be read. Check the path and its permissions.`
  }
}

/** Reads a clinic's hue and logo from its settings; what is wrong with them goes to `mistakes`, as for every setting. */
export function readClinicLook(
  { hue, logoPath }: { hue: string | undefined; logoPath: string | undefined },
  mistakes: string[],
): ClinicLook {
  const found = hue === undefined ? null : clinicColoursOf(hue)
  for (const words of found?.mistakes ?? []) mistakes.push(`CLINIC_HUE: ${words}.`)
  const logo = logoPath === undefined ? null : readLogo(logoPath)
  if (typeof logo === 'string') mistakes.push(`CLINIC_LOGO: ${logo}`)
  return { colours: found?.colours ?? null, logo: typeof logo === 'string' ? null : logo }
}

/** The clinic's colours as a style sheet in the layer of the tokens; print and forced colours keep their own. */
export function clinicStyleSheet(colours: ClinicColours['colours']): string {
  const lines = Object.entries(clinicVariablesOf(colours)).map(([name, hex]) => `${name}: ${hex};`)
  return `@layer bedside.tokens { @media screen and (forced-colors: none) { :where(:root, :host) { ${lines.join(' ')} } } }\n`
}
