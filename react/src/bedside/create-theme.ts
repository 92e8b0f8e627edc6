import { clinicColoursOf, clinicVariablesOf } from '@bedside/contract/facts'

/** Colours of one's own for `BedsideProvider`, made by {@link createTheme}. */
export interface BedsideTheme {
  readonly variables: Readonly<Record<string, string>>
}

/**
 * Derives all colours from one hue: a number from 0 to 359 on the colour circle, or a colour such as `#1B5C8A`.
 * @throws RangeError naming each pair that cannot be read, e.g. “White on #F2A0A0 is 2.0:1, needs 4.5:1”
 */
export function createTheme(hue: number | string): BedsideTheme {
  const { colours, mistakes } = clinicColoursOf(String(hue))
  if (mistakes.length > 0) throw new RangeError(mistakes.join('\n'))
  return { variables: clinicVariablesOf(colours) }
}
