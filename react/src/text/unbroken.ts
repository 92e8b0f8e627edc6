/** A short text within which no line ends: a time, a day with its month. It is read out as before. */
export const unbroken = (text: string): string => text.replace(/\s/g, '\u00a0')
