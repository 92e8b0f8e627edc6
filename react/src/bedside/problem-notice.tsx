import type { ReactNode } from 'react'
import { Button } from '../kit/button/button.tsx'
import { Notice } from '../kit/notice/notice.tsx'
import { useText } from '../text/text-provider.tsx'
import { visitTexts } from '../text/visit-texts.ts'

/** The sentence for an error code; codes without one of their own say that it broke on our side. */
export function useProblemWords(): (code: string) => string {
  const t = useText()
  return (code) =>
    t((`error.${code}` in visitTexts.english ? `error.${code}` : 'error.internal') as 'error.internal')
}

/** What {@link ProblemNotice} takes. */
export interface ProblemNoticeProps {
  readonly code: string
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
