import type { Notes } from '@bedside/contract'

/** What the doctor has written and the server may not have yet. */
export interface NotesDraft {
  readonly privateNotes: string
  readonly patientSummary: string
  /** The version of the notes this was written upon. */
  readonly version: number
}

/** Whose unsaved notes of which visit. */
export interface DraftOf {
  readonly sessionId: string
  readonly authorId: string
}

/** What a closed tab left is worth a day: as long as the visit can be reopened. */
const keptForMs = 24 * 60 * 60_000
const prefix = 'bedside:notes:'
const keyOf = ({ sessionId, authorId }: DraftOf) => `${prefix}${authorId}:${sessionId}`

type Kept = NotesDraft & { readonly keptAtMs?: number }

const parsed = (text: string | null): Kept | null => {
  const found: unknown = JSON.parse(text ?? 'null')
  return typeof found === 'object' ? (found as Kept | null) : null
}

const isOld = ({ keptAtMs = 0 }: Kept) => Date.now() - keptAtMs > keptForMs

/** Forgets what is older than a day, of whatever visit. */
function sweep() {
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith(prefix)) continue
    const kept = parsed(localStorage.getItem(name))
    if (!kept || isOld(kept)) localStorage.removeItem(name)
  }
}

/**
 * The text that a reload or a drop left unsaved, and for a page that `opens` what a closed tab left; null when all was saved. Later
 * what lies on the device may be another window's, which is at work on it.
 */
export function readNotesDraft(of: DraftOf, opens: boolean): NotesDraft | null {
  try {
    sweep()
    const own = parsed(sessionStorage.getItem(keyOf(of)))
    return own ?? (opens ? parsed(localStorage.getItem(keyOf(of))) : null)
  } catch {
    return null
  }
}

/**
 * Keeps unsaved text in this tab, and on this device for the next one should this tab be closed. Signing out forgets both, as does
 * the next person's sign-in.
 */
export function keepNotesDraft(of: DraftOf, draft: NotesDraft) {
  try {
    const text = JSON.stringify({ ...draft, keptAtMs: Date.now() } satisfies Kept)
    sessionStorage.setItem(keyOf(of), text)
    localStorage.setItem(keyOf(of), text)
  } catch {
    // Storage refused: the text lives as long as the page, and is saved a second after each pause anyway.
  }
}

/** The server has `saved`, or the doctor let go of it. What another window wrote and has not saved stays. */
export function forgetNotesDraft(of: DraftOf, saved: NotesDraft) {
  try {
    const own = parsed(sessionStorage.getItem(keyOf(of)))
    sessionStorage.removeItem(keyOf(of))
    const left = parsed(localStorage.getItem(keyOf(of)))
    if (left && (isSameText(left, saved) || (own && isSameText(left, own))))
      localStorage.removeItem(keyOf(of))
  } catch {
    // Storage refused: nothing was kept.
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
