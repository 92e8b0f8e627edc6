import { limits } from '@bedside/contract/facts'
import { Button, Notice, Skeleton, TextArea, useFormats } from '@bedside/react'
import { ProblemNotice } from '../../../shared/page/problem-notice.tsx'
import { useWords } from '../../../text/web-texts.ts'
import record from '../record.module.css'
import { ForPatient } from './for-patient.tsx'
import { bothTexts, type DraftOf } from './notes-draft.ts'
import { type NotesState, useNotes } from './use-notes.ts'
import css from './visit.module.css'

function Saved({ state, savedAt }: { state: NotesState; savedAt: string | null }) {
  const t = useWords()
  const formats = useFormats()
  const words =
    state === 'unsaved'
      ? t('notes.unsaved')
      : state === 'changed'
        ? t('notes.saving')
        : savedAt
          ? t('notes.saved', { time: formats.time(savedAt) })
          : t('notes.never')
  return (
    <p className={css.saved} data-unsaved={state === 'unsaved' || undefined}>
      {words}
    </p>
  )
}

/** The doctor's notes beside the call: private ones and what the patient will read, saved by themselves. */
export function NotesPanel(of: DraftOf) {
  // Another visit is another patient: nothing of this one's text goes over.
  return <NotesOf key={of.sessionId} {...of} />
}

function NotesOf({ sessionId, authorId }: DraftOf) {
  const t = useWords()
  const notes = useNotes({ sessionId, authorId })
  const { draft, state, theirs } = notes
  if (!draft)
    return state === 'failed' ? (
      <ProblemNotice error={undefined} onRetry={notes.retry} />
    ) : (
      <Skeleton shape="card" count={2} />
    )
  const both = theirs && bothTexts(draft, theirs)
  const fits =
    both !== null && Math.max(both.privateNotes.length, both.patientSummary.length) <= limits.notesCharacters
  return (
    <div className={css.notes}>
      {state === 'conflict' && theirs && (
        <Notice
          kind="late"
          live
          title={t('notes.conflict-title')}
          actions={
            <>
              {fits && <Button onClick={notes.keepBoth}>{t('notes.conflict-both')}</Button>}
              <Button onClick={notes.keepMine}>{t('notes.conflict-keep')}</Button>
              <Button onClick={notes.takeTheirs}>{t('notes.conflict-take')}</Button>
            </>
          }
        >
          <p>{t('notes.conflict-explain')}</p>
          <p className={record.prose}>{theirs.privateNotes}</p>
          <p className={record.prose}>{theirs.patientSummary}</p>
        </Notice>
      )}
      <Saved state={state} savedAt={notes.savedAt} />
      <TextArea
        label={t('notes.private')}
        hint={t('notes.private-hint')}
        rows={7}
        maxLength={limits.notesCharacters}
        value={draft.privateNotes}
        onChange={(event) => notes.change({ privateNotes: event.currentTarget.value })}
      />
      <ForPatient sessionId={sessionId} notes={notes} />
    </div>
  )
}
