const earliest = Date.UTC(1900, 0, 1)
const latest = Date.UTC(2200, 0, 1)

/**
 * The instant of an ISO-8601 text, brought inside 1900 to 2200: ISO allows years that the databases read
 * differently or refuse. Only for ends of ranges and cursors, where an edge answers the same as what lies beyond it.
 */
export function boundedInstant(text: string) {
  return new Date(Math.min(latest, Math.max(earliest, new Date(text).getTime())))
}
