let answered = ''

/** Keeps what the pretended server said, so that the judge can tell data from words of the page. */
export function rememberAnswer(value: unknown): void {
  answered += `${JSON.stringify(value) ?? ''}\n`
}

/** Forgets all answers: another scene begins. */
export function forgetAnswers(): void {
  answered = ''
}

/** Whether a word came from the server. */
export const isAnswered = (word: string) => answered.includes(word)

/** Every text the pretended server said, longest first; names of fields are none. */
export function answeredTexts(): string[] {
  const texts = new Set<string>()
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.add(value)
    else if (value && typeof value === 'object') Object.values(value).forEach(collect)
  }
  for (const line of answered.split('\n')) if (line) collect(JSON.parse(line))
  return [...texts].sort((one, other) => other.length - one.length)
}
