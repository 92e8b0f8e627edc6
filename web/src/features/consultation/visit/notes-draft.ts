import type { Notes } from '@bedside/contract'

/** What the doctor has written and the server may not have yet. */
export interface NotesDraft {
  readonly privateNotes: string
  readonly patientSummary: string
  /** The version of the notes this was written upon. */
  readonly version: number
}

const keyOf = (sessionId: string) => `bedside:notes:${sessionId}`

/** The text a reload or a drop left unsaved, by visit; null when all was saved. */
export function readNotesDraft(sessionId: string): NotesDraft | null {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(keyOf(sessionId)) ?? 'null')
    return typeof found === 'object' ? (found as NotesDraft | null) : null
  } catch {
    return null
  }
}

/** Keeps unsaved text in this tab; null forgets it once the server has it. */
export function keepNotesDraft(sessionId: string, draft: NotesDraft | null) {
  try {
    if (draft) sessionStorage.setItem(keyOf(sessionId), JSON.stringify(draft))
    else sessionStorage.removeItem(keyOf(sessionId))
  } catch {
    // Storage refused: the text lives as long as the page, and is saved a second after each pause anyway.
  }
}

/** Whether two texts of the notes say the same. */
export const isSameText = (a: Pick<Notes, 'privateNotes' | 'patientSummary'>, b: typeof a) =>
  a.privateNotes === b.privateNotes && a.patientSummary === b.patientSummary

const joined = (mine: string, theirs: string) =>
  mine.includes(theirs) ? mine : theirs.includes(mine) ? theirs : `${mine}\n\n${theirs}`

/** Both texts, mine first, each written once; upon the other window's version. */
export const bothTexts = (mine: NotesDraft, theirs: Notes): NotesDraft => ({
  privateNotes: joined(mine.privateNotes, theirs.privateNotes),
  patientSummary: joined(mine.patientSummary, theirs.patientSummary),
  version: theirs.version,
})
