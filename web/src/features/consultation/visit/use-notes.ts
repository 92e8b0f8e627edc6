import type { Notes } from '@bedside/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useApi } from '../../../shared/api/api-context.tsx'
import { codeOf } from '../../../shared/api/problem-of.ts'
import { isSameText, keepNotesDraft, type NotesDraft, readNotesDraft } from './notes-draft.ts'

const pauseMs = 1_000
const againMs = 5_000

const textOf = ({ privateNotes, patientSummary, version }: NotesDraft): NotesDraft => ({
  privateNotes,
  patientSummary,
  version,
})

/** How the notes stand: all saved, being written, unsaved because the line failed, or changed by another window. */
export type NotesState = 'loading' | 'saved' | 'changed' | 'unsaved' | 'conflict' | 'failed'

/**
 * The notes of a visit, saved by themselves a second after the last key. What could not be saved is kept in this tab and tried
 * again; a version another window wrote is never overwritten without asking.
 */
export function useNotes(sessionId: string) {
  const call = useApi()
  const [draft, setDraft] = useState<NotesDraft | null>(null)
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [state, setState] = useState<NotesState>('loading')
  const [theirs, setTheirs] = useState<Notes | null>(null)
  const latest = useRef<NotesDraft | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const put = useCallback(
    (next: NotesDraft, kept: boolean) => {
      latest.current = next
      setDraft(next)
      keepNotesDraft(sessionId, kept ? next : null)
    },
    [sessionId],
  )

  const load = useCallback(() => {
    call('getNotes', { params: { sessionId } }).then(
      (notes) => {
        const left = readNotesDraft(sessionId)
        setSavedAt(notes.savedAt)
        if (!left || isSameText(left, notes)) {
          put(textOf(notes), false)
          return setState('saved')
        }
        put(left, true)
        if (left.version === notes.version) return setState('changed')
        setTheirs(notes)
        setState('conflict')
      },
      () => setState('failed'),
    )
  }, [call, sessionId, put])
  useEffect(load, [load])

  const save = useCallback(async () => {
    const sent = latest.current
    if (!sent) return
    try {
      const saved = await call('saveNotes', { params: { sessionId }, body: textOf(sent) })
      const now = latest.current ?? sent
      const isLatest = isSameText(now, sent)
      setSavedAt(saved.savedAt)
      put({ ...now, version: saved.version }, !isLatest)
      setState(isLatest ? 'saved' : 'changed')
    } catch (error) {
      if (codeOf(error) !== 'notes_conflict') return setState('unsaved')
      setTheirs(await call('getNotes', { params: { sessionId } }))
      setState('conflict')
    }
  }, [call, sessionId, put])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each key starts the pause anew
  useEffect(() => {
    if (state !== 'changed' && state !== 'unsaved') return
    const wait = state === 'changed' ? pauseMs : againMs
    timer.current = setTimeout(() => save().catch(() => setState('unsaved')), wait)
    return () => clearTimeout(timer.current)
  }, [state, draft, save])

  return {
    draft,
    savedAt,
    state,
    theirs,
    retry: load,
    change(part: Partial<NotesDraft>) {
      if (!latest.current) return
      put({ ...latest.current, ...part }, true)
      if (state !== 'conflict') setState('changed')
    },
    keepMine() {
      if (!latest.current || !theirs) return
      put({ ...latest.current, version: theirs.version }, true)
      setTheirs(null)
      setState('changed')
    },
    takeTheirs() {
      if (!theirs) return
      put(textOf(theirs), false)
      setSavedAt(theirs.savedAt)
      setTheirs(null)
      setState('saved')
    },
  }
}
