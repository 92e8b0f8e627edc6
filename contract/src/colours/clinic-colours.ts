import { contrastOf, type Hex } from './contrast.ts'
import { hexOf, oklchOf } from './oklch.ts'

/** The tokens a clinic's hue changes, as they are without one. */
const plain = {
  wall: '#f1f6f5',
  sunk: '#e4edeb',
  line: '#c9d6d3',
  link: '#0b5c58',
  dado: '#0b5c58',
  'dado-press': '#084743',
  'dado-tint': '#d8ece8',
} as const satisfies Record<string, Hex>

/** A token that follows the clinic's hue. */
export type ClinicToken = keyof typeof plain

/** What follows from one hue: its colours, and in words every pair that cannot be read. */
export interface ClinicColours {
  readonly colours: Readonly<Record<ClinicToken, Hex>>
  readonly mistakes: readonly string[]
}

const white = '#ffffff'
const ink = '#0e2a2d'
const secondInk = '#43595b'
const slip = '#fff9e3'
const text = 4.5
const edge = 3

/** Every pair in which one of these colours stands on another, with the ratio it needs (WCAG 2.2, 1.4.3 and 1.4.11). */
const pairsOf = (of: ClinicColours['colours']): [front: Hex, back: Hex, needs: number][] => [
  [white, of.dado, text],
  [white, of['dado-press'], text],
  ...[of.wall, white, of.sunk, slip, of['dado-tint']].map((back): [Hex, Hex, number] => [
    of.link,
    back,
    text,
  ]),
  ...[of.wall, of.sunk, of['dado-tint']].flatMap((back): [Hex, Hex, number][] => [
    [ink, back, text],
    [secondInk, back, text],
  ]),
  ...['#b3193f', '#704300', '#246b3d', '#1b5c8a'].map((tone): [Hex, Hex, number] => [tone, of.wall, text]),
  ['#6b807c', of.wall, edge],
  ['#6b807c', of.sunk, edge],
  ['#ffcf33', of.dado, edge],
  ['#f5a800', of.dado, edge],
]

const named = (hex: Hex) => (hex === white ? 'White' : hex.toUpperCase())

const refusalsOf = (colours: ClinicColours['colours']) =>
  pairsOf(colours)
    .map(([front, back, needs]) => ({ front, back, needs, is: contrastOf(front, back) }))
    .filter(({ is, needs }) => is < needs)
    .map(({ front, back, needs, is }) => {
      // Rounded down, so that what falls short never looks as if it reached.
      const reached = (Math.floor(is * 10) / 10).toFixed(1)
      return `${named(front)} on ${named(back)} is ${reached}:1, needs ${needs}:1`
    })

/** A strong colour of a hue of the colour circle, 0 red, 120 green, 240 blue. */
function strongColourOf(degrees: number): Hex {
  const part = (offset: number) => {
    const turn = (offset + degrees / 60) % 6
    const value = 0.6 * (1 - Math.max(0, Math.min(turn, 4 - turn, 1)))
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${part(5)}${part(3)}${part(1)}`
}

/**
 * The colours of a clinic that sets one hue: `210` (0 to 359 on the colour circle) or the colour of its own sign, `#1B5C8A`.
 * A pair that cannot be read stands in `mistakes`; then the colours must not be used.
 */
export function clinicColoursOf(hue: string): ClinicColours {
  const wish = hue.trim().toLowerCase()
  const isColour = /^#[0-9a-f]{6}$/.test(wish)
  if (!isColour && !(/^\d{1,3}$/.test(wish) && Number(wish) < 360))
    return {
      colours: plain,
      mistakes: [`“${hue}” is neither a hue from 0 to 359 nor a colour such as #0B5C58`],
    }
  const given = oklchOf(isColour ? wish : strongColourOf(Number(wish)))
  const turned = (token: ClinicToken) => {
    const { lightness, chroma } = oklchOf(plain[token])
    // A grey sign stays grey: no tint is stronger than what it is made from.
    return hexOf({ lightness, chroma: Math.min(chroma, given.chroma), hue: given.hue })
  }
  const dado = isColour ? wish : turned('dado')
  const pressed = { ...oklchOf(dado), lightness: oklchOf(dado).lightness * 0.83 }
  const colours = {
    wall: turned('wall'),
    sunk: turned('sunk'),
    line: turned('line'),
    link: dado,
    dado,
    'dado-press': hexOf(pressed),
    'dado-tint': turned('dado-tint'),
  }
  return { colours, mistakes: refusalsOf(colours) }
}

/** The colours as CSS custom properties; `--bs-clinic-…` hands them on into light sheets over the dark room. */
export function clinicVariablesOf(colours: ClinicColours['colours']): Readonly<Record<string, Hex>> {
  return Object.fromEntries(
    Object.entries(colours).flatMap(([token, hex]) => [
      [`--bs-${token}`, hex],
      [`--bs-clinic-${token}`, hex],
    ]),
  )
}
