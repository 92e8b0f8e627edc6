import type { ConsultationMode } from '@bedside/contract'
import { Button } from '../../kit/button/button.tsx'
import { Notice } from '../../kit/notice/notice.tsx'
import { Skeleton } from '../../kit/skeleton/skeleton.tsx'
import { useText } from '../../text/text-provider.tsx'
import { FeedbackSaid } from '../feedback-said/feedback-said.tsx'
import { FeedbackWords, useFeedbackText } from '../feedback-words.tsx'
import css from './feedback-form.module.css'
import { Questions } from './questions.tsx'
import { useFeedback } from './use-feedback.ts'

/** What {@link FeedbackForm} takes. */
export interface FeedbackFormProps {
  readonly sessionId: string
  readonly consultationType: ConsultationMode
  readonly doctorName: string
  /** False where the page's own heading already asks. */
  readonly withTitle?: boolean
}

type Feedback = ReturnType<typeof useFeedback>

/** What this device still holds, and the way to try again. */
function Kept({ feedback, doctorName }: { readonly feedback: Feedback; readonly doctorName: string }) {
  const t = useFeedbackText()
  const kit = useText()
  const { state, busy, retry } = feedback
  if (state.at !== 'kept') return null
  return (
    <div className={css.form}>
      <Notice
        kind="late"
        live
        actions={
          <Button icon="retry" busy={busy} onClick={retry}>
            {kit('kit.tryAgain')}
          </Button>
        }
      >
        {t('feedback.kept')}
      </Notice>
      <FeedbackSaid said={state.said} readAs="patient" doctorName={doctorName} />
    </div>
  )
}

/** The server has it: thanks, what was said, and the doctor's answer once there is one. */
function Given({ feedback, doctorName }: { readonly feedback: Feedback; readonly doctorName: string }) {
  const t = useFeedbackText()
  const { state } = feedback
  if (state.at !== 'sent' && state.at !== 'given') return null
  const { at, said } = state
  return (
    <div className={css.form}>
      {!said?.replyText && (
        <Notice kind="done" live={at === 'sent'}>
          {t(at === 'sent' ? 'feedback.thanks' : 'feedback.given', { name: doctorName })}
        </Notice>
      )}
      {said && <FeedbackSaid said={said} readAs="patient" doctorName={doctorName} />}
    </div>
  )
}

function Form({ sessionId, consultationType, doctorName, withTitle = true }: FeedbackFormProps) {
  const t = useFeedbackText()
  const feedback = useFeedback(sessionId)
  const { at } = feedback.state
  if (at === 'loading') return <Skeleton shape="card" />
  if (at === 'sent' || at === 'given') return <Given feedback={feedback} doctorName={doctorName} />
  if (at === 'skipped') return <Notice kind="info">{t('feedback.skipped')}</Notice>
  if (at === 'kept') return <Kept feedback={feedback} doctorName={doctorName} />
  return (
    <div className={css.form}>
      {withTitle && <h2>{t('feedback.title')}</h2>}
      <p>{t('feedback.why')}</p>
      <Questions sessionId={sessionId} mode={consultationType} feedback={feedback} />
    </div>
  )
}

/**
 * Asks the patient once how the visit was: one tap is enough, the rest is there for those who want to say more. Afterwards it shows
 * what was said and what the doctor answered.
 */
export function FeedbackForm(props: FeedbackFormProps) {
  return (
    <FeedbackWords>
      <Form key={props.sessionId} {...props} />
    </FeedbackWords>
  )
}
