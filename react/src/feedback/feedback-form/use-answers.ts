import type { FeedbackTag } from '@bedside/contract'
import { useState } from 'react'
import { keptFlag } from '../../bedside/kept-flag.ts'
import type { Stars } from './faces.tsx'

/** What was answered so far. */
export interface Answers {
  readonly overall: Stars | null
  readonly audio: Stars | null
  readonly video: Stars | null
  readonly doctor: Stars | null
  readonly tags: readonly FeedbackTag[]
  readonly recommend: 'yes' | 'no' | null
  readonly text: string
}

const unanswered: Answers = {
  overall: null,
  audio: null,
  video: null,
  doctor: null,
  tags: [],
  recommend: null,
  text: '',
}

function readAnswers(text: string | null): Answers {
  try {
    return { ...unanswered, ...(JSON.parse(text ?? '{}') as Partial<Answers>) }
  } catch {
    return unanswered
  }
}

/** The answers of one visit's feedback; they outlive a reload of this tab and end when they are sent or skipped. */
export function useAnswers(sessionId: string) {
  const kept = keptFlag('sessionStorage', `feedback-draft:${sessionId}`)
  const [answers, setAnswers] = useState(() => readAnswers(kept.read()))
  return {
    answers,
    set(part: Partial<Answers>) {
      const next = { ...answers, ...part }
      kept.write(JSON.stringify(next))
      setAnswers(next)
    },
    forget: () => kept.write(null),
  }
}
