/** Time zones to choose from: the ones in use first, then all this browser knows. */
export function zoneChoices(first: readonly string[]): string[] {
  const known = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : []
  return [...new Set([...first, 'Asia/Kathmandu', 'Asia/Kolkata', 'UTC', ...known])]
}
