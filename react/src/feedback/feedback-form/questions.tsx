import type { ConsultationMode, FeedbackTag } from '@bedside/contract'
import { feedbackTags, limits } from '@bedside/contract/facts'
import { type FormEvent, useState } from 'react'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { Button } from '../../kit/button/button.tsx'
import { Checkbox, RadioGroup } from '../../kit/choice/choice.tsx'
import { TextArea } from '../../kit/field/field.tsx'
import { useFeedbackText } from '../feedback-words.tsx'
import { Faces } from './faces.tsx'
import css from './feedback-form.module.css'
import { type Answers, bodyOf, hasWords, poorParts, useAnswers } from './use-answers.ts'
import type { useFeedback } from './use-feedback.ts'

interface PartProps {
  readonly answers: Answers
  set(part: Partial<Answers>): void
}

function Poor({ answers, set, mode }: PartProps & { readonly mode: ConsultationMode }) {
  const t = useFeedbackText()
  const asked = poorParts(answers, mode)
  return (
    <>
      {asked.audio && (
        <Faces label={t('feedback.audio')} value={answers.audio} onChange={(audio) => set({ audio })} />
      )}
      {asked.video && (
        <Faces label={t('feedback.video')} value={answers.video} onChange={(video) => set({ video })} />
      )}
    </>
  )
}

/** The words, and who may read them. */
function Words({ answers, set }: PartProps) {
  const t = useFeedbackText()
  return (
    <>
      <TextArea
        label={t('feedback.text')}
        optional
        maxLength={limits.reviewCharacters}
        value={answers.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      {hasWords(answers) && (
        <RadioGroup
          label={t('feedback.who')}
          options={[
            { value: 'clinic', label: t('feedback.whoClinic'), hint: t('feedback.whoClinicHint') },
            { value: 'all', label: t('feedback.whoAll'), hint: t('feedback.whoAllHint') },
          ]}
          value={answers.readers}
          onChange={(readers) => set({ readers })}
        />
      )}
    </>
  )
}

function More({ answers, set }: PartProps) {
  const t = useFeedbackText()
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
      <Words answers={answers} set={set} />
    </>
  )
}

function Chips({ answers, set }: PartProps) {
  const t = useFeedbackText()
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

/** The questions: one is enough, the rest is there for those who want to say more. */
export function Questions(props: {
  readonly sessionId: string
  readonly mode: ConsultationMode
  readonly feedback: ReturnType<typeof useFeedback>
}) {
  const { sessionId, mode, feedback } = props
  const t = useFeedbackText()
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
    void feedback.send(bodyOf(answers, mode))
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
        <More answers={answers} set={set} />
      ) : (
        <div>
          <Button onClick={() => setMore(true)}>{t('feedback.more')}</Button>
        </div>
      )}
      {feedback.error && <ProblemNotice code={feedback.error.code} />}
      <div className={css.pinned}>
        <Button type="submit" kind="main" busy={feedback.busy}>
          {t('feedback.send')}
        </Button>
      </div>
      <div>
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
