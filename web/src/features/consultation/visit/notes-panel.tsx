import { limits } from '@bedside/contract/facts'
import { Button, Notice, Skeleton, TextArea, useFormats } from '@bedside/react'
import { ProblemNotice } from '../../../shared/page/problem-notice.tsx'
import { useWords } from '../../../text/web-texts.ts'
import record from '../record.module.css'
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
export function NotesPanel({ sessionId }: { sessionId: string }) {
  const t = useWords()
  const notes = useNotes(sessionId)
  const { draft, state, theirs } = notes
  if (!draft)
    return state === 'failed' ? (
      <ProblemNotice error={undefined} onRetry={notes.retry} />
    ) : (
      <Skeleton shape="card" count={2} />
    )
  return (
    <div className={css.notes}>
      {state === 'conflict' && theirs && (
        <Notice
          kind="late"
          live
          title={t('notes.conflict-title')}
          actions={
            <>
              <Button onClick={notes.keepMine}>{t('notes.conflict-keep')}</Button>
              <Button onClick={notes.takeTheirs}>{t('notes.conflict-take')}</Button>
            </>
          }
        >
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
      <TextArea
        label={t('notes.for-patient')}
        hint={t('notes.for-patient-hint')}
        rows={7}
        maxLength={limits.notesCharacters}
        value={draft.patientSummary}
        onChange={(event) => notes.change({ patientSummary: event.currentTarget.value })}
      />
    </div>
  )
}
