import { newId } from '@bedside/client'
import type { ConsultationMode, FeedbackTag } from '@bedside/contract'
import { feedbackTags, limits } from '@bedside/contract/facts'
import { type FormEvent, useState } from 'react'
import { useBedside } from '../../bedside/bedside-provider.tsx'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { useAct } from '../../bedside/use-act.ts'
import { useLoad } from '../../bedside/use-load.ts'
import { Button } from '../../kit/button/button.tsx'
import { Checkbox, RadioGroup } from '../../kit/choice/choice.tsx'
import { TextArea } from '../../kit/field/field.tsx'
import { Notice } from '../../kit/notice/notice.tsx'
import { useText } from '../../text/text-provider.tsx'
import css from './feedback-form.module.css'

const stars = ['5', '4', '3', '2', '1'] as const
type Stars = (typeof stars)[number]

interface Answers {
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

/** What {@link FeedbackForm} takes. */
export interface FeedbackFormProps {
  readonly sessionId: string
  readonly consultationType: ConsultationMode
  readonly doctorName: string
}

function bodyOf({ overall, audio, video, doctor, tags, recommend, text }: Answers) {
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

function More(props: { answers: Answers; set(part: Partial<Answers>): void; mode: ConsultationMode }) {
  const { answers, set, mode } = props
  const t = useText()
  const options = stars.map((value) => ({ value, label: t(`feedback.stars.${value}`) }))
  const toggle = (tag: FeedbackTag) =>
    set({
      tags: answers.tags.includes(tag) ? answers.tags.filter((one) => one !== tag) : [...answers.tags, tag],
    })
  return (
    <>
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
      {mode !== 'CHAT' && (
        <RadioGroup
          inline
          label={t('feedback.audio')}
          options={options}
          value={answers.audio}
          onChange={(audio) => set({ audio })}
        />
      )}
      {mode === 'VIDEO' && (
        <RadioGroup
          inline
          label={t('feedback.video')}
          options={options}
          value={answers.video}
          onChange={(video) => set({ video })}
        />
      )}
      <RadioGroup
        inline
        label={t('feedback.doctor')}
        options={options}
        value={answers.doctor}
        onChange={(doctor) => set({ doctor })}
      />
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

/** Asks the patient once how the visit was: one tap is enough, the rest is there for those who want to say more. */
export function FeedbackForm({ sessionId, consultationType, doctorName }: FeedbackFormProps) {
  const t = useText()
  const { client } = useBedside()
  const params = { sessionId }
  // The summary says it without a 404, which browsers would write into the console.
  const given = useLoad(
    sessionId,
    async (signal) => (await client.http.call('getSummary', { params, signal })).feedbackSubmitted,
  )
  const [answers, setAnswers] = useState<Answers>(unanswered)
  const [more, setMore] = useState(false)
  const [sent, setSent] = useState(false)
  const [missing, setMissing] = useState(false)
  const [key] = useState(newId)
  const { act, busy, error } = useAct<'send'>()
  const set = (part: Partial<Answers>) => setAnswers((before) => ({ ...before, ...part }))
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setMissing(answers.overall === null)
    if (answers.overall === null) return
    const body = bodyOf(answers)
    const call = () => client.http.call('submitFeedback', { params, body, idempotencyKey: key })
    if (await act('send', call)) setSent(true)
  }
  if (sent)
    return (
      <Notice kind="done" live>
        {t('feedback.thanks', { name: doctorName })}
      </Notice>
    )
  if (given.value || error?.code === 'feedback_given')
    return <Notice kind="done">{t('feedback.given')}</Notice>
  if (given.isLoading && given.value === null) return null
  return (
    <form className={css.form} aria-label={t('feedback.title')} onSubmit={(event) => void send(event)}>
      <h2>{t('feedback.title')}</h2>
      <p>{t('feedback.why')}</p>
      <RadioGroup
        label={t('feedback.rating')}
        error={missing && answers.overall === null ? t('feedback.needRating') : undefined}
        options={stars.map((value) => ({ value, label: t(`feedback.stars.${value}`) }))}
        value={answers.overall}
        onChange={(overall) => set({ overall })}
      />
      {more ? (
        <More answers={answers} set={set} mode={consultationType} />
      ) : (
        <Button onClick={() => setMore(true)}>{t('feedback.more')}</Button>
      )}
      {error && <ProblemNotice code={error.code} />}
      <Button type="submit" kind="main" busy={busy !== null}>
        {t('feedback.send')}
      </Button>
    </form>
  )
}
