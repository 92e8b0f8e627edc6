import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { Skeleton } from '../../kit/skeleton/skeleton.tsx'
import { FeedbackSaid } from '../feedback-said/feedback-said.tsx'
import { FeedbackWords } from '../feedback-words.tsx'
import { useSaid } from '../use-said.ts'
import css from './patient-feedback.module.css'
import { ReplyForm } from './reply-form.tsx'

/** What {@link PatientFeedback} takes. */
export interface PatientFeedbackProps {
  readonly sessionId: string
}

function Said({ sessionId }: PatientFeedbackProps) {
  const { value, error, reload } = useSaid(sessionId)
  const trouble = error?.code ?? value?.trouble
  if (!value?.said && trouble) return <ProblemNotice code={trouble} onRetry={reload} />
  if (!value) return <Skeleton shape="text" />
  if (!value.said) return null
  return (
    <div className={css.feedback}>
      <FeedbackSaid said={value.said} readAs="doctor" doctorName="" />
      {value.said.replyText === null && <ReplyForm sessionId={sessionId} onReplied={reload} />}
    </div>
  )
}

/** What the patient said of a visit, for its doctor, who can answer once; nothing while nothing was said. */
export function PatientFeedback(props: PatientFeedbackProps) {
  return (
    <FeedbackWords>
      <Said key={props.sessionId} {...props} />
    </FeedbackWords>
  )
}
