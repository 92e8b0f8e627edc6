import type { Feedback, FeedbackTag } from '@bedside/contract'
import { type ReactNode, useId } from 'react'
import { Icon } from '../../kit/icon/icon.tsx'
import { useFormats } from '../../text/formats.ts'
import { FaceDrawing, type Stars } from '../feedback-form/faces.tsx'
import { useFeedbackText } from '../feedback-words.tsx'
import type { FeedbackAnswers } from '../kept-feedback.ts'
import css from './feedback-said.module.css'

/** What {@link FeedbackSaid} takes. */
export interface FeedbackSaidProps {
  /** As the server has it, or as this device keeps it. */
  readonly said: FeedbackAnswers | Feedback
  readonly readAs: 'patient' | 'doctor'
  readonly doctorName: string
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={css.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Rated({ label, value }: { readonly label: string; readonly value: number | undefined }) {
  const t = useFeedbackText()
  if (value === undefined) return null
  const stars = String(value) as Stars
  return (
    <Fact label={label}>
      <FaceDrawing of={stars} isSmall /> {t(`feedback.stars.${stars}`)}
    </Fact>
  )
}

/** The patient's words, with who may read them beside. */
function Words({ said }: Pick<FeedbackSaidProps, 'said'>) {
  const t = useFeedbackText()
  const text = said.reviewText?.trim()
  if (!text) return null
  return (
    <div className={css.quoted}>
      <p className={css.prose} dir="auto">
        {text}
      </p>
      <p className={css.quiet}>
        <Icon name={said.reviewIsPublic ? 'people' : 'lock'} size="1.25em" />{' '}
        {t(said.reviewIsPublic ? 'feedback.forAll' : 'feedback.forClinic')}
      </p>
    </div>
  )
}

/** What the doctor answered. */
function Answer({ said, readAs, doctorName }: FeedbackSaidProps) {
  const t = useFeedbackText()
  const formats = useFormats()
  const id = useId()
  const { replyText, repliedAt } = said as Partial<Feedback>
  if (!replyText || !repliedAt) return null
  return (
    <section className={css.part} aria-labelledby={id}>
      <h2 id={id}>
        {readAs === 'doctor' ? t('feedback.youAnswered') : t('feedback.answered', { name: doctorName })}
      </h2>
      <div className={`${css.quoted} ${css.answer}`}>
        <p className={css.prose} dir="auto">
          {replyText}
        </p>
        <p className={css.quiet}>
          <time dateTime={repliedAt}>
            {formats.date(repliedAt)}, {formats.time(repliedAt)}
          </time>
        </p>
      </div>
    </section>
  )
}

/**
 * What a patient said of a visit, in words, and the doctor's answer: for the patient, who comes for the answer, that first. Inside
 * `FeedbackWords`.
 */
export function FeedbackSaid(props: FeedbackSaidProps) {
  const { said, readAs } = props
  const t = useFeedbackText()
  const id = useId()
  const tags = said.feedbackTags.map((tag) => t(`feedback.tag.${tag as FeedbackTag}`))
  return (
    <div className={css.whole}>
      {readAs === 'patient' && <Answer {...props} />}
      <section className={css.part} aria-labelledby={id}>
        <h2 id={id}>{t(readAs === 'doctor' ? 'feedback.patientSaid' : 'feedback.said')}</h2>
        <dl className={css.facts}>
          <Rated label={t('feedback.whole')} value={said.overallRating} />
          <Rated label={t('feedback.audio')} value={said.audioQuality} />
          <Rated label={t('feedback.video')} value={said.videoQuality} />
          <Rated label={t('feedback.doctor')} value={said.doctorBehaviour} />
          {tags.length > 0 && <Fact label={t('feedback.good')}>{tags.join(', ')}</Fact>}
          {said.wouldRecommend !== undefined && (
            <Fact label={t('feedback.friend')}>
              {t(said.wouldRecommend ? 'feedback.yes' : 'feedback.no')}
            </Fact>
          )}
        </dl>
        <Words said={said} />
      </section>
      {readAs === 'doctor' && <Answer {...props} />}
    </div>
  )
}
