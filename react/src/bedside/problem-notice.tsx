import type { ErrorCode } from '@bedside/contract'
import type { ReactNode } from 'react'
import { Button } from '../kit/button/button.tsx'
import { Notice } from '../kit/notice/notice.tsx'
import { useText } from '../text/text-provider.tsx'
import { visitTexts } from '../text/visit-texts.ts'

/** Codes that people are told of in the words of another, because what they can do about it is the same. */
const toldAs: Readonly<Partial<Record<ErrorCode, ErrorCode>>> = {
  appointment_state: 'session_state',
  mode_unavailable: 'session_state',
  idempotency_in_progress: 'session_state',
  notes_conflict: 'session_state',
  feedback_given: 'session_state',
  feedback_replied: 'session_state',
  not_subscribed: 'session_state',
  identity_mismatch: 'forbidden',
  foreign_origin: 'forbidden',
  frame_too_large: 'invalid_input',
  body_too_large: 'invalid_input',
}

/** The sentence for an error code; codes without one of their own say that it broke on our side. */
export function useProblemWords(): (code: string) => string {
  const t = useText()
  return (code) => {
    const key = `error.${toldAs[code as ErrorCode] ?? code}`
    return t((key in visitTexts.english ? key : 'error.internal') as 'error.internal')
  }
}

/** What {@link ProblemNotice} takes. */
export interface ProblemNoticeProps {
  readonly code: string
  /** Absent where the same once more cannot help. */
  onRetry?(): void
  readonly more?: ReactNode
}

/** What went wrong in words, and the ways on. */
export function ProblemNotice({ code, onRetry, more }: ProblemNoticeProps) {
  const t = useText()
  const words = useProblemWords()
  return (
    <Notice
      kind="trouble"
      live
      title={words(code)}
      actions={
        <>
          {onRetry && (
            <Button icon="retry" onClick={onRetry}>
              {t('kit.tryAgain')}
            </Button>
          )}
          {more}
        </>
      }
    />
  )
}
