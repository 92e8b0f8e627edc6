import { limits } from '@bedside/contract/facts'
import { Button, Notice, SummaryText, TextArea, useAnnounce, useFormats } from '@bedside/react'
import { useRef, useState } from 'react'
import { useDeed } from '../../../shared/api/use-deed.ts'
import { ProblemNotice } from '../../../shared/page/problem-notice.tsx'
import { useWords } from '../../../text/web-texts.ts'
import type { useNotes } from './use-notes.ts'
import css from './visit.module.css'

/** Parts with a heading of their own; what stands before the first is what the doctor found. */
const parts = ['do', 'medicines', 'watch', 'next'] as const

type NotesOfVisit = ReturnType<typeof useNotes>

/** Buttons that put the heading of a part at the end of the draft, as the summary is laid out by. */
function Headings({ text, onAdd }: { text: string; onAdd: (heading: string) => void }) {
  const t = useWords()
  const lines = text.split('\n').map((line) => line.trim())
  return (
    <fieldset className={css.headings}>
      <legend>{t('notes.add-part')}</legend>
      {parts
        .filter((part) => !lines.includes(t(`notes.part-${part}`)))
        .map((part) => (
          <Button key={part} onClick={() => onAdd(t(`notes.part-${part}`))}>
            {t(`notes.part-${part}`)}
          </Button>
        ))}
    </fieldset>
  )
}

/** What was sent, or why it cannot be sent now. */
function Sent({ notes }: { notes: NotesOfVisit }) {
  const t = useWords()
  const formats = useFormats()
  const { draft, sent } = notes
  if (!sent?.sentAt) return <p className={css.saved}>{t('notes.not-sent')}</p>
  const isSame = sent.sentSummary === draft?.patientSummary.trim()
  return (
    <p className={css.saved}>
      {t(isSame ? 'notes.sent' : 'notes.sent-other', { time: formats.time(sent.sentAt) })}
    </p>
  )
}

/** The draft for the patient: written in parts, looked at as the patient sees it, sent by the doctor's own press. */
export function ForPatient({ sessionId, notes }: { sessionId: string; notes: NotesOfVisit }) {
  const t = useWords()
  const announce = useAnnounce()
  const box = useRef<HTMLDivElement>(null)
  const [isPreview, setPreview] = useState(false)
  const send = useDeed('sendSummary', {
    touches: ['getSummary', 'listHistory'],
    onDone: (reply) => {
      notes.wasSent(reply)
      announce(t('notes.sent-now'))
    },
  })
  const { draft, state, sent } = notes
  const text = draft?.patientSummary ?? ''
  const isSent = sent?.sentSummary !== null && sent?.sentSummary === text.trim()
  const unavailable = !text.trim()
    ? t('notes.nothing-to-send')
    : // Sending the same words again does nothing, and a button that stays itself keeps the focus.
      state === 'saved'
      ? undefined
      : t('notes.save-first')
  const add = (heading: string) => {
    const before = text.trimEnd()
    notes.change({ patientSummary: `${before}${before ? '\n\n' : ''}${heading}\n` })
    box.current?.querySelector('textarea')?.focus()
  }
  return (
    <>
      <div ref={box}>
        <TextArea
          label={t('notes.for-patient')}
          hint={t('notes.for-patient-hint')}
          rows={7}
          maxLength={limits.notesCharacters}
          value={text}
          onChange={(event) => notes.change({ patientSummary: event.currentTarget.value })}
        />
      </div>
      <Headings text={text} onAdd={add} />
      <Sent notes={notes} />
      {isPreview && text.trim() && (
        <section className={css.preview} aria-label={t('notes.preview-title')}>
          <p className={css.saved}>{t('notes.preview-title')}</p>
          <SummaryText text={text} headingLevel={3} />
        </section>
      )}
      {send.error && <ProblemNotice error={send.error} />}
      <div className={css.send}>
        <Button aria-expanded={isPreview} onClick={() => setPreview(!isPreview)}>
          {t('notes.preview')}
        </Button>
        <Button
          icon="send"
          busy={send.isPending}
          unavailable={unavailable}
          onClick={() => draft && send.run({ params: { sessionId }, body: { version: draft.version } })}
        >
          {t('notes.send')}
        </Button>
      </div>
      {send.isSuccess && isSent && <Notice kind="done">{t('notes.sent-now')}</Notice>}
    </>
  )
}
