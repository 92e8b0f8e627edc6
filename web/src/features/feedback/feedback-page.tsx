import type { FeedbackTag, RequestInput } from '@bedside/contract'
import { feedbackTags, limits } from '@bedside/contract/facts'
import { Button, Checkbox, EmptyState, RadioGroup, TextArea } from '@bedside/react'
import { type FormEvent, useState } from 'react'
import { codeOf } from '../../shared/api/problem-of.ts'
import { useDeed } from '../../shared/api/use-deed.ts'
import { useRead } from '../../shared/api/use-read.ts'
import { LinkButton } from '../../shared/page/link-button.tsx'
import { Loaded } from '../../shared/page/loaded.tsx'
import { LostPage } from '../../shared/page/lost-page.tsx'
import { Page } from '../../shared/page/page.tsx'
import { ProblemNotice } from '../../shared/page/problem-notice.tsx'
import { useWords } from '../../text/web-texts.ts'
import css from './feedback-page.module.css'

const stars = ['5', '4', '3', '2', '1'] as const
type Stars = (typeof stars)[number]
type Body = RequestInput<'submitFeedback', 'body'>

function Rating(props: {
  label: string
  value: Stars | null
  onChange: (value: Stars) => void
  error?: string
}) {
  const t = useWords()
  const { label, value, onChange, error } = props
  return (
    <RadioGroup
      inline
      label={label}
      error={error}
      options={stars.map((each) => ({ value: each, label: t(`feedback.stars-${each}`) }))}
      value={value}
      onChange={(chosen) => onChange(chosen as Stars)}
    />
  )
}

interface Answers {
  overall: Stars | null
  sound: Stars | null
  picture: Stars | null
  recommend: 'yes' | 'no' | null
  tags: readonly FeedbackTag[]
  text: string
}

const nothing: Answers = { overall: null, sound: null, picture: null, recommend: null, tags: [], text: '' }

/** What is sent: only what was answered, sound and picture only where the visit was less than good. */
export function bodyOf(answers: Answers, overall: Stars): Body {
  const text = answers.text.trim()
  return {
    overallRating: Number(overall),
    ...(answers.sound ? { audioQuality: Number(answers.sound) } : {}),
    ...(answers.picture ? { videoQuality: Number(answers.picture) } : {}),
    ...(answers.recommend ? { wouldRecommend: answers.recommend === 'yes' } : {}),
    ...(text ? { reviewText: text } : {}),
    feedbackTags: [...answers.tags],
  }
}

function FeedbackForm(props: {
  doctorName: string
  isVideo: boolean
  hasSound: boolean
  busy: boolean
  onSend: (body: Body) => void
}) {
  const t = useWords()
  const [answers, setAnswers] = useState<Answers>(nothing)
  const [error, setError] = useState<string>()
  const set = (part: Partial<Answers>) => setAnswers({ ...answers, ...part })
  const wasPoor = answers.overall !== null && Number(answers.overall) <= 3
  const toggle = (tag: FeedbackTag) =>
    set({
      tags: answers.tags.includes(tag) ? answers.tags.filter((each) => each !== tag) : [...answers.tags, tag],
    })
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!answers.overall) return setError(t('feedback.need-overall'))
    props.onSend(bodyOf(answers, answers.overall))
  }
  return (
    <form className={css.form} onSubmit={send}>
      <Rating
        label={t('feedback.overall')}
        value={answers.overall}
        onChange={(overall) => {
          set({ overall })
          setError(undefined)
        }}
        {...(error ? { error } : {})}
      />
      {wasPoor && props.hasSound && (
        <Rating label={t('feedback.sound')} value={answers.sound} onChange={(sound) => set({ sound })} />
      )}
      {wasPoor && props.isVideo && (
        <Rating
          label={t('feedback.picture')}
          value={answers.picture}
          onChange={(picture) => set({ picture })}
        />
      )}
      <fieldset className={css.tags}>
        <legend>{t('feedback.tags')}</legend>
        {feedbackTags.map((tag) => (
          <Checkbox
            key={tag}
            label={t(`feedback.tag-${tag}`)}
            checked={answers.tags.includes(tag)}
            onChange={() => toggle(tag)}
          />
        ))}
      </fieldset>
      <RadioGroup
        inline
        label={t('feedback.recommend')}
        options={[
          { value: 'yes', label: t('feedback.yes') },
          { value: 'no', label: t('feedback.no') },
        ]}
        value={answers.recommend}
        onChange={(recommend) => set({ recommend: recommend as 'yes' })}
      />
      <TextArea
        label={t('feedback.text')}
        optional
        rows={3}
        maxLength={limits.reviewCharacters}
        value={answers.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      <div className={css.actions}>
        <Button kind="main" type="submit" busy={props.busy}>
          {t('feedback.send')}
        </Button>
        <LinkButton to="/home">{t('feedback.skip')}</LinkButton>
      </div>
    </form>
  )
}

function Thanks({ given, name }: { given: 'now' | 'before'; name: string }) {
  const t = useWords()
  return (
    <EmptyState
      drawing="done"
      title={t(given === 'now' ? 'feedback.done-title' : 'feedback.already-title')}
      action={
        <LinkButton kind="main" to="/home">
          {t('book.done-home')}
        </LinkButton>
      }
    >
      {given === 'now' ? t('feedback.done', { name }) : t('feedback.already')}
    </EmptyState>
  )
}

/** How was it? Asked after the summary, never before it; one tap is enough. */
export function FeedbackPage({ params }: { params: { sessionId?: string } }) {
  const t = useWords()
  const { sessionId = '' } = params
  const summary = useRead('getSummary', { params: { sessionId } })
  const submit = useDeed('submitFeedback', { touches: ['getSummary', 'listHistory'] })
  if (codeOf(summary.error) === 'not_found') return <LostPage />
  const name = summary.data?.doctorName ?? ''
  const isBefore =
    (summary.data?.feedbackSubmitted && !submit.isSuccess) || codeOf(submit.error) === 'feedback_given'
  const mode = summary.data?.consultationMode
  return (
    <Page title={t('feedback.title')} {...(name ? { lead: t('feedback.lead', { name }) } : {})}>
      <Loaded query={summary} shape="card" count={2}>
        {() =>
          isBefore || submit.isSuccess ? (
            <Thanks given={submit.isSuccess ? 'now' : 'before'} name={name} />
          ) : (
            <>
              {submit.error && <ProblemNotice error={submit.error} />}
              <FeedbackForm
                doctorName={name}
                isVideo={mode === 'VIDEO'}
                hasSound={mode !== 'CHAT'}
                busy={submit.isPending}
                onSend={(body) => submit.run({ params: { sessionId }, body })}
              />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
