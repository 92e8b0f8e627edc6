/** Nepal's calendar by somebody else, for tests alone. */
declare module 'bikram-sambat' {
  export function daysInMonth(year: number, month: number): number
}
