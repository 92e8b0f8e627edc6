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
