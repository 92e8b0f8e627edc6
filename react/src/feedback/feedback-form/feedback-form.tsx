import type { ConsultationMode, FeedbackTag } from '@bedside/contract'
import { feedbackTags, limits } from '@bedside/contract/facts'
import { type FormEvent, useState } from 'react'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { Button } from '../../kit/button/button.tsx'
import { Checkbox, RadioGroup } from '../../kit/choice/choice.tsx'
import { TextArea } from '../../kit/field/field.tsx'
import { Notice } from '../../kit/notice/notice.tsx'
import { Skeleton } from '../../kit/skeleton/skeleton.tsx'
import { useText } from '../../text/text-provider.tsx'
import { Faces } from './faces.tsx'
import css from './feedback-form.module.css'
import { type Answers, useAnswers } from './use-answers.ts'
import { type FeedbackAnswers, useFeedback } from './use-feedback.ts'

/** What {@link FeedbackForm} takes. */
export interface FeedbackFormProps {
  readonly sessionId: string
  readonly consultationType: ConsultationMode
  readonly doctorName: string
  /** False where the page's own heading already asks. */
  readonly withTitle?: boolean
}

function bodyOf({ overall, audio, video, doctor, tags, recommend, text }: Answers): FeedbackAnswers {
  return {
    overallRating: Number(overall),
    ...(audio ? { audioQuality: Number(audio) } : {}),
    ...(video ? { videoQuality: Number(video) } : {}),
    ...(doctor ? { doctorBehaviour: Number(doctor) } : {}),
    ...(recommend ? { wouldRecommend: recommend === 'yes' } : {}),
    ...(text.trim() ? { reviewText: text.trim() } : {}),
    feedbackTags: [...tags],
  }
}

type PartProps = { answers: Answers; set(part: Partial<Answers>): void; mode: ConsultationMode }

/** Sound and picture, asked only where the visit was less than good; the picture only where there was one. */
function Poor({ answers, set, mode }: PartProps) {
  const t = useText()
  if (answers.overall === null || Number(answers.overall) > 3) return null
  return (
    <>
      {mode !== 'CHAT' && (
        <Faces label={t('feedback.audio')} value={answers.audio} onChange={(audio) => set({ audio })} />
      )}
      {mode === 'VIDEO' && (
        <Faces label={t('feedback.video')} value={answers.video} onChange={(video) => set({ video })} />
      )}
    </>
  )
}

function More({ answers, set }: PartProps) {
  const t = useText()
  return (
    <>
      <Faces label={t('feedback.doctor')} value={answers.doctor} onChange={(doctor) => set({ doctor })} />
      <RadioGroup
        inline
        label={t('feedback.recommend')}
        options={[
          { value: 'yes', label: t('feedback.yes') },
          { value: 'no', label: t('feedback.no') },
        ]}
        value={answers.recommend}
        onChange={(recommend) => set({ recommend })}
      />
      <TextArea
        label={t('feedback.text')}
        optional
        maxLength={limits.reviewCharacters}
        value={answers.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
    </>
  )
}

function Chips({ answers, set }: Pick<PartProps, 'answers' | 'set'>) {
  const t = useText()
  const toggle = (tag: FeedbackTag) =>
    set({
      tags: answers.tags.includes(tag) ? answers.tags.filter((one) => one !== tag) : [...answers.tags, tag],
    })
  return (
    <fieldset className={css.tags}>
      <legend>{t('feedback.tags')}</legend>
      {feedbackTags.map((tag) => (
        <Checkbox
          key={tag}
          label={t(`feedback.tag.${tag}`)}
          checked={answers.tags.includes(tag)}
          onChange={() => toggle(tag)}
        />
      ))}
    </fieldset>
  )
}

function Questions(props: {
  sessionId: string
  mode: ConsultationMode
  feedback: ReturnType<typeof useFeedback>
}) {
  const { sessionId, mode, feedback } = props
  const t = useText()
  const { answers, set, forget } = useAnswers(sessionId)
  const [more, setMore] = useState(
    answers.text !== '' || answers.doctor !== null || answers.recommend !== null,
  )
  const [missing, setMissing] = useState(false)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setMissing(answers.overall === null)
    // A refusal leaves the form standing with its answers; only a reload after it begins anew.
    if (answers.overall === null) return
    forget()
    void feedback.send(bodyOf(answers))
  }
  return (
    <form className={css.form} aria-label={t('feedback.title')} onSubmit={send}>
      <Faces
        label={t('feedback.rating')}
        error={missing && answers.overall === null ? t('feedback.needRating') : undefined}
        value={answers.overall}
        onChange={(overall) => set({ overall })}
      />
      <Poor answers={answers} set={set} mode={mode} />
      <Chips answers={answers} set={set} />
      {more ? (
        <More answers={answers} set={set} mode={mode} />
      ) : (
        <div>
          <Button onClick={() => setMore(true)}>{t('feedback.more')}</Button>
        </div>
      )}
      {feedback.error && <ProblemNotice code={feedback.error.code} />}
      <div className={css.actions}>
        <Button type="submit" kind="main" busy={feedback.busy}>
          {t('feedback.send')}
        </Button>
        <Button
          onClick={() => {
            forget()
            feedback.skip()
          }}
        >
          {t('feedback.skip')}
        </Button>
      </div>
    </form>
  )
}

/** Asks the patient once how the visit was: one tap is enough, the rest is there for those who want to say more. */
export function FeedbackForm(props: FeedbackFormProps) {
  const { sessionId, consultationType, doctorName, withTitle = true } = props
  const t = useText()
  const feedback = useFeedback(sessionId)
  const { state } = feedback
  if (state === 'loading') return <Skeleton shape="card" />
  if (state === 'sent')
    return (
      <Notice kind="done" live>
        {t('feedback.thanks', { name: doctorName })}
      </Notice>
    )
  if (state === 'given') return <Notice kind="done">{t('feedback.given')}</Notice>
  if (state === 'skipped') return <Notice kind="info">{t('feedback.skipped')}</Notice>
  if (state === 'kept')
    return (
      <Notice
        kind="late"
        live
        actions={
          <Button icon="retry" busy={feedback.busy} onClick={feedback.retry}>
            {t('kit.tryAgain')}
          </Button>
        }
      >
        {t('feedback.kept')}
      </Notice>
    )
  return (
    <div className={css.form}>
      {withTitle && <h2>{t('feedback.title')}</h2>}
      <p>{t('feedback.why')}</p>
      <Questions sessionId={sessionId} mode={consultationType} feedback={feedback} />
    </div>
  )
}
