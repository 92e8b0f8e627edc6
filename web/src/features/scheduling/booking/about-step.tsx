import { limits } from '@bedside/contract/facts'
import { Button, EmergencyCard, RadioGroup, TextArea } from '@bedside/react'
import { useEffect, useRef, useState } from 'react'
import { useClinic } from '../../../shared/page/use-clinic.ts'
import { useWords } from '../../../text/web-texts.ts'
import { Pinned } from './answers-bar.tsx'
import css from './booking.module.css'
import type { StepProps } from './step-props.ts'
import { redFlags, type Topic, topicDrawings, topics, urgentDrawing } from './topics.ts'

type Answer = Topic | 'urgent'

function Drawing({ paths }: { paths: readonly string[] }) {
  return (
    <svg className={css.drawing} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  )
}

/** Stands in place of the rest of the booking: what cannot wait for a visit. */
function CallNow({ onBack }: { onBack: () => void }) {
  const t = useWords()
  const clinic = useClinic().data
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    card.current?.focus()
    card.current?.scrollIntoView({ block: 'start' })
  }, [])
  return (
    <div className={css.step} ref={card} tabIndex={-1} role="alert">
      <p>{t('book.urgent-explain')}</p>
      <EmergencyCard emergencyNumber={clinic?.emergencyNumber ?? ''} clinicPhone={clinic?.phone ?? null} />
      <Button wide onClick={onBack}>
        {t('book.urgent-back')}
      </Button>
    </div>
  )
}

/** What is it about? An answer that cannot wait leads to the emergency card, not to a doctor. */
export function AboutStep({ draft, doctor, onAnswer }: StepProps) {
  const t = useWords()
  const [topic, setTopic] = useState<Answer | null>(draft.topic ?? null)
  const [reason, setReason] = useState(draft.reason ?? '')
  const [isMissing, setMissing] = useState(false)
  if (topic === 'urgent') return <CallNow onBack={() => setTopic(null)} />
  const room = limits.reasonCharacters - 60
  const left = room - reason.length
  const option = (value: Answer, paths: readonly string[]) => ({
    value,
    label: (
      <span className={css.topic}>
        <Drawing paths={paths} /> {t(`book.topic-${value}`)}
      </span>
    ),
  })
  return (
    <form
      className={css.step}
      onSubmit={(event) => {
        event.preventDefault()
        setMissing(topic === null)
        if (topic) onAnswer({ topic, reason: reason.trim() }, 'doctor')
      }}
    >
      <RadioGroup<Answer>
        label={t('book.topics')}
        error={isMissing ? t('book.topic-missing') : undefined}
        options={[
          {
            ...option('urgent', urgentDrawing),
            hint: redFlags.map((flag) => t(`book.flag-${flag}`)).join(', '),
          },
          ...topics.map((each) => option(each, topicDrawings[each])),
        ]}
        value={topic}
        onChange={(value) => {
          setTopic(value)
          setMissing(false)
        }}
      />
      <TextArea
        label={t('book.reason-label')}
        hint={t('book.reason-hint')}
        optional
        rows={3}
        maxLength={room}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {left < 100 && <p className={css.small}>{t('book.reason-left', { count: left })}</p>}
      <Pinned draft={draft} doctor={doctor}>
        <Button kind="main" wide type="submit">
          {t('book.next')}
        </Button>
      </Pinned>
    </form>
  )
}
