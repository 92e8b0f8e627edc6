import { lazy, Suspense } from 'react'
import { Button } from '../../kit/button/button.tsx'
import { Notice } from '../../kit/notice/notice.tsx'
import { useText } from '../../text/text-provider.tsx'
import type { TroubleHelpProps } from './trouble-props.ts'

/** What is said where the line is too bad even to fetch the explanation. */
function PlainTrouble({ kind, onRetry, phone }: TroubleHelpProps) {
  const t = useText()
  return (
    <Notice
      kind="trouble"
      live
      title={t(kind === 'camera' ? 'room.noCamera' : 'room.noMic')}
      actions={
        <>
          <Button icon="retry" onClick={onRetry}>
            {t('kit.tryAgain')}
          </Button>
          {phone}
        </>
      }
    />
  )
}

/** Fetches the explanations ahead, while the line is good: trouble and a bad line come together. */
export const fetchTroubleHelp = () => import('./told-trouble.tsx')

const Told = lazy(() =>
  fetchTroubleHelp().then(
    ({ ToldTrouble }) => ({ default: ToldTrouble }),
    () => ({ default: PlainTrouble }),
  ),
)

/** What is wrong with a camera or microphone, what still works, one action, and the ways round it. */
export function TroubleHelp(props: TroubleHelpProps) {
  return (
    <Suspense fallback={null}>
      <Told {...props} />
    </Suspense>
  )
}
