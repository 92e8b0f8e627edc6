import type { Notes } from '@bedside/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useApi } from '../../../shared/api/api-context.tsx'
import type { Call } from '../../../shared/api/call.ts'
import { codeOf } from '../../../shared/api/problem-of.ts'
import {
  bothTexts,
  type DraftOf,
  forgetNotesDraft,
  isSameText,
  keepNotesDraft,
  type NotesDraft,
  readNotesDraft,
} from './notes-draft.ts'

const pauseMs = 1_000
const againMs = 5_000

const textOf = ({ privateNotes, patientSummary, version }: NotesDraft): NotesDraft => ({
  privateNotes,
  patientSummary,
  version,
})

/** How the notes stand: all saved, being written, unsaved because the line failed, or changed by another window. */
export type NotesState = 'loading' | 'saved' | 'changed' | 'unsaved' | 'conflict' | 'failed'

type Outcome = { readonly saved: Notes } | { readonly theirs: Notes } | 'unsaved'

/** One try to save. A conflict with the very text that was sent is an answer that got lost on its way. */
async function trySaving(call: Call, sessionId: string, sent: NotesDraft): Promise<Outcome> {
  const params = { sessionId }
  try {
    return { saved: await call('saveNotes', { params, body: textOf(sent) }) }
  } catch (error) {
    if (codeOf(error) !== 'notes_conflict') return 'unsaved'
  }
  try {
    const theirs = await call('getNotes', { params })
    return isSameText(theirs, sent) ? { saved: theirs } : { theirs }
  } catch {
    return 'unsaved'
  }
}

/** The text and its state, without the times at which it is saved. */
function useDraft({ sessionId, authorId }: DraftOf) {
  const call = useApi()
  const [draft, setDraft] = useState<NotesDraft | null>(null)
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [state, setState] = useState<NotesState>('loading')
  const [theirs, setTheirs] = useState<Notes | null>(null)
  const [sent, wasSent] = useState<Pick<Notes, 'sentSummary' | 'sentAt'> | null>(null)
  const latest = useRef<NotesDraft | null>(null)
  const isSaving = useRef(false)

  const put = useCallback(
    (next: NotesDraft, kept: boolean) => {
      latest.current = next
      setDraft(next)
      const of = { sessionId, authorId }
      if (kept) keepNotesDraft(of, next)
      else forgetNotesDraft(of, next)
    },
    [sessionId, authorId],
  )

  const take = useCallback(
    (notes: Notes) => {
      const left = readNotesDraft({ sessionId, authorId }, latest.current === null)
      setSavedAt(notes.savedAt)
      wasSent(notes)
      if (!left || isSameText(left, notes)) {
        put(textOf(notes), false)
        return setState('saved')
      }
      put(left, true)
      if (left.version === notes.version) return setState('changed')
      setTheirs(notes)
      setState('conflict')
    },
    [sessionId, authorId, put],
  )

  const load = useCallback(() => {
    call('getNotes', { params: { sessionId } }).then(take, () =>
      setState((was) => (was === 'loading' ? 'failed' : was)),
    )
  }, [call, sessionId, take])

  /** One at a time: a second one on its way would be in conflict with the first. */
  const save = useCallback(async () => {
    const written = latest.current
    if (!written || isSaving.current) return
    isSaving.current = true
    const outcome = await trySaving(call, sessionId, written)
    isSaving.current = false
    if (outcome === 'unsaved') return setState('unsaved')
    if ('theirs' in outcome) {
      setTheirs(outcome.theirs)
      return setState('conflict')
    }
    const now = latest.current ?? written
    const isLatest = isSameText(now, written)
    setSavedAt(outcome.saved.savedAt)
    wasSent(outcome.saved)
    put({ ...now, version: outcome.saved.version }, !isLatest)
    setState(isLatest ? 'saved' : 'changed')
  }, [call, sessionId, put])

  return {
    draft,
    savedAt,
    state,
    theirs,
    sent,
    wasSent,
    latest,
    setSavedAt,
    setState,
    setTheirs,
    put,
    load,
    save,
  }
}

/**
 * The notes of a visit, saved by themselves a second after the last key and when the page is left. What could not be saved
 * is kept, also for the next tab, and tried again; a version another window wrote is never overwritten without asking.
 */
export function useNotes(of: DraftOf) {
  const notes = useDraft(of)
  const { draft, savedAt, state, theirs, latest, setState, setTheirs, put, load, save } = notes
  useEffect(load, [load])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each key starts the pause anew
  useEffect(() => {
    if (state !== 'changed' && state !== 'unsaved') return
    const timer = setTimeout(() => void save(), state === 'changed' ? pauseMs : againMs)
    return () => clearTimeout(timer)
  }, [state, draft, save])

  const now = useRef(state)
  now.current = state
  useEffect(() => {
    const isOpen = () => now.current === 'changed' || now.current === 'unsaved'
    const onLook = () => {
      if (document.visibilityState === 'hidden') isOpen() && void save()
      // Another window may have written meanwhile.
      else if (now.current === 'saved') load()
    }
    const onUnload = (event: BeforeUnloadEvent) => isOpen() && event.preventDefault()
    document.addEventListener('visibilitychange', onLook)
    addEventListener('beforeunload', onUnload)
    return () => {
      document.removeEventListener('visibilitychange', onLook)
      removeEventListener('beforeunload', onUnload)
      if (isOpen()) void save()
    }
  }, [save, load])

  const settle = (next: NotesDraft) => {
    put(next, true)
    setTheirs(null)
    setState('changed')
  }
  return {
    draft,
    savedAt,
    state,
    theirs,
    /** What the patient can read now, and since when. */
    sent: notes.sent,
    wasSent: notes.wasSent,
    retry: load,
    change(part: Partial<NotesDraft>) {
      if (!latest.current) return
      put({ ...latest.current, ...part }, true)
      if (state !== 'conflict') setState('changed')
    },
    keepMine() {
      if (latest.current && theirs) settle({ ...latest.current, version: theirs.version })
    },
    keepBoth() {
      if (latest.current && theirs) settle(bothTexts(latest.current, theirs))
    },
    takeTheirs() {
      if (!theirs) return
      put(textOf(theirs), false)
      notes.setSavedAt(theirs.savedAt)
      setTheirs(null)
      setState('saved')
    },
  }
}
