/** The first year of the table, which began on 14 April 1943. */
const firstYear = 2000
const firstDay = Date.UTC(1943, 3, 14)
const dayMs = 24 * 60 * 60_000

/**
 * Each year's twelve months by the last digit of their length (29, 30, 31, 32), up to the last year whose calendar Nepal has
 * published. Later years are forecasts on which calendars differ by a day, so none stands here; add a year when it is out.
 */
const years = (
  '021210009091 112111090900 112210090900 121210009901 021210009091 112111090900 112210090900 ' +
  '121210009901 111211900991 112111090900 112210090900 121210009901 111211900900 112111090900 ' +
  '112210090900 121210009901 111211900900 112111090900 121210090900 121210009091 111211090900 ' +
  '112111090900 121210009900 121210009091 111211090900 112111090900 121210009901 021210009091 ' +
  '112111090900 112120090900 121210009901 021210009091 112111090900 112210090900 121210009901 ' +
  '021211900991 112111090900 112210090900 121210009901 111211900900 112111090900 112210090900 ' +
  '121210009901 111211900900 112111090900 121210090900 121210009901 111211090900 112111090900 ' +
  '121210009900 121210009091 111211090900 112111090900 121210009900 121210009091 112111090900 ' +
  '112120090900 121210009901 021210009091 112111090900 112210090900 121210009901 021211909091 ' +
  '112111090900 112210090900 121210009901 111211900991 112111090900 112210090900 121210009901 ' +
  '111211900900 112111090900 121210090900 121210009901 111211090900 112111090900 121210009900 ' +
  '121210009091 111211090900 112111090900 121210009900 121210009091 112111090900 112111090900 '
)
  .trim()
  .split(' ')

/** A day of Nepal's calendar; `month` is 1 for Baishakh. */
export interface BikramSambatDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

const lengthOf = (digit: string) => (digit === '9' ? 29 : 30 + Number(digit))

/** The Bikram Sambat day of a Gregorian one (`month` 1 to 12); null outside the years that are certain. */
export function bikramSambatOf(year: number, month: number, day: number): BikramSambatDay | null {
  let left = Math.round((Date.UTC(year, month - 1, day) - firstDay) / dayMs)
  if (left < 0) return null
  for (const [index, months] of years.entries())
    for (const [place, digit] of [...months].entries()) {
      const length = lengthOf(digit)
      if (left < length) return { year: firstYear + index, month: place + 1, day: left + 1 }
      left -= length
    }
  return null
}
