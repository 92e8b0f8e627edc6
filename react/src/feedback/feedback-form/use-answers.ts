import type { ConsultationMode, FeedbackTag } from '@bedside/contract'
import { useState } from 'react'
import { keptFlag } from '../../bedside/kept-flag.ts'
import type { FeedbackAnswers } from '../kept-feedback.ts'
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
  readonly readers: 'clinic' | 'all'
}

const unanswered: Answers = {
  overall: null,
  audio: null,
  video: null,
  doctor: null,
  tags: [],
  recommend: null,
  text: '',
  readers: 'clinic',
}

/** Sound and picture are asked for only after a visit that was less than good, and only where there were any. */
export function poorParts({ overall }: Answers, mode: ConsultationMode) {
  const isPoor = overall !== null && Number(overall) <= 3
  return { audio: isPoor && mode !== 'CHAT', video: isPoor && mode === 'VIDEO' }
}

/** Who may read is asked only where there is something to read. */
export const hasWords = ({ text }: Answers) => text.trim() !== ''

/** The answers as they are sent: nothing that is not on the screen. */
export function bodyOf(answers: Answers, mode: ConsultationMode): FeedbackAnswers {
  const { overall, audio, video, doctor, tags, recommend, text, readers } = answers
  const asked = poorParts(answers, mode)
  return {
    overallRating: Number(overall),
    ...(audio && asked.audio ? { audioQuality: Number(audio) } : {}),
    ...(video && asked.video ? { videoQuality: Number(video) } : {}),
    ...(doctor ? { doctorBehaviour: Number(doctor) } : {}),
    ...(recommend ? { wouldRecommend: recommend === 'yes' } : {}),
    ...(hasWords(answers) ? { reviewText: text.trim(), reviewIsPublic: readers === 'all' } : {}),
    feedbackTags: [...tags],
  }
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
