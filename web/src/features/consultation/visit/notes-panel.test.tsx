// @vitest-environment happy-dom

import type { Notes } from '@bedside/contract'
import { TextProvider } from '@bedside/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ApiProvider } from '../../../shared/api/api-context.tsx'
import { createQueryClient } from '../../../shared/api/query-client.ts'
import { emptyStorages } from '../../../shared/session/signed-in-hint.ts'
import { Inside } from '../../../text/inside.tsx'
import { fakeCall, noAnswer, refusal } from '../../gallery/fake-call.ts'
import { clinic } from '../../gallery/people.ts'
import { NotesPanel } from './notes-panel.tsx'

// Notes save themselves after a pause and again after a longer one; a busy machine takes its time besides.
configure({ asyncUtilTimeout: 15_000 })

let stored: Notes
let isDown = false
let losesAnswers = false
let queries: ReturnType<typeof createQueryClient>
let saves = 0
let slow: Promise<void> | undefined
let author = 'asha'

const call = fakeCall({
  getClinic: () => clinic(),
  getNotes: ({ params }) =>
    params?.sessionId === 'b' ? { ...stored, privateNotes: 'of another patient' } : stored,
  saveNotes: async ({ body, params }) => {
    saves += 1
    if (params?.sessionId === 'b') throw new Error('nothing was written for b')
    await slow
    if (isDown) throw noAnswer()
    if (body?.version !== stored.version) throw refusal('notes_conflict')
    const { privateNotes, patientSummary } = body
    stored = {
      privateNotes,
      patientSummary,
      version: stored.version + 1,
      savedAt: '2026-11-21T08:45:00.000Z',
      sentSummary: stored.sentSummary,
      sentAt: stored.sentAt,
    }
    if (losesAnswers) throw noAnswer()
    return stored
  },
  sendSummary: ({ body }) => {
    if (body?.version !== stored.version) throw refusal('notes_conflict')
    stored = { ...stored, sentSummary: stored.patientSummary, sentAt: '2026-11-21T08:46:00.000Z' }
    return stored
  },
})

const panel = (sessionId: string) => (
  <ApiProvider call={call}>
    <QueryClientProvider client={queries}>
      <TextProvider language="en" timeZone="UTC">
        <Inside>
          <NotesPanel sessionId={sessionId} authorId={author} />
        </Inside>
      </TextProvider>
    </QueryClientProvider>
  </ApiProvider>
)
const show = () => {
  queries = createQueryClient()
  return render(panel('a'))
}

const write = async (text: string) => {
  const box = await screen.findByRole('textbox', { name: 'Private notes' })
  fireEvent.change(box, { target: { value: text } })
}

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
  author = 'asha'
  isDown = false
  losesAnswers = false
  saves = 0
  slow = undefined
  stored = {
    privateNotes: 'before',
    patientSummary: '',
    version: 3,
    savedAt: null,
    sentSummary: null,
    sentAt: null,
  }
})
afterEach(cleanup)

describe('the notes beside the call', () => {
  it('save themselves and show when', async () => {
    show()
    await write('a cough')
    await screen.findByText('Saving')
    await screen.findByText(/^Saved 8:45 am/)
    expect(stored.privateNotes).toBe('a cough')
    expect(sessionStorage.length + localStorage.length).toBe(0)
  })

  it('of one visit are neither shown nor written as those of the next', async () => {
    const { rerender } = show()
    await write('a cough')
    rerender(panel('b'))
    expect(screen.queryByDisplayValue('a cough')).toBeNull()
    await screen.findByDisplayValue('of another patient')
    await waitFor(() => expect(stored.privateNotes).toBe('a cough'))
    expect(saves).toBe(1)
    expect(screen.queryByText('Saving')).toBeNull()
  })

  it('keep what could not be saved through a reload', async () => {
    isDown = true
    const first = show()
    await write('a cough')
    await screen.findByText(/^Not saved yet/)
    first.unmount()
    isDown = false
    show()
    const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Private notes' })
    expect(box.value).toBe('a cough')
    await waitFor(() => expect(stored.privateNotes).toBe('a cough'))
  })

  const leaveUnsaved = async () => {
    isDown = true
    const first = show()
    await write('a cough')
    await screen.findByText(/^Not saved yet/)
    const tried = saves
    first.unmount()
    await waitFor(() => expect(saves).toBe(tried + 1))
    // The tab is closed, and its last try was in vain.
    sessionStorage.clear()
    isDown = false
  }
  const shownText = async () => {
    show()
    return (await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Private notes' })).value
  }

  it('keep what could not be saved though the tab is closed, and nothing once it is saved', async () => {
    await leaveUnsaved()
    expect(await shownText()).toBe('a cough')
    await waitFor(() => expect(stored.privateNotes).toBe('a cough'))
    await waitFor(() => expect(localStorage.length).toBe(0))
  })

  it('show nobody else what was left unsaved, and nothing of it after signing out', async () => {
    await leaveUnsaved()
    author = 'bikram'
    expect(await shownText()).toBe('before')
    cleanup()
    author = 'asha'
    emptyStorages()
    expect(await shownText()).toBe('before')
  })

  it('forget after a day what was left unsaved', async () => {
    await leaveUnsaved()
    const [name = ''] = Object.keys(localStorage)
    const kept = JSON.parse(localStorage.getItem(name) ?? '{}') as object
    localStorage.setItem(name, JSON.stringify({ ...kept, keptAtMs: Date.now() - 25 * 3_600_000 }))
    expect(await shownText()).toBe('before')
    expect(localStorage.length).toBe(0)
  })

  it('never overwrite what another window wrote without asking', async () => {
    show()
    await screen.findByRole('textbox', { name: 'Private notes' })
    stored = { ...stored, privateNotes: 'from the other window', version: 4 }
    await write('mine')
    await screen.findByText('The notes were changed elsewhere')
    expect(stored.privateNotes).toBe('from the other window')
    await userEvent.click(screen.getByRole('button', { name: 'Keep mine' }))
    await waitFor(() => expect(stored.privateNotes).toBe('mine'))
  })

  it('go to the patient by the doctor’s own press, after a look at them as the patient sees them', async () => {
    show()
    const box = await screen.findByRole('textbox', { name: 'For the patient' })
    const send = () => screen.getByRole('button', { name: 'Send to patient' })
    expect(send().getAttribute('aria-disabled')).toBe('true')
    fireEvent.change(box, { target: { value: 'A cold.' } })
    await userEvent.click(screen.getByRole('button', { name: 'Medicines' }))
    fireEvent.change(box, { target: { value: 'A cold.\n\nMedicines\nParacetamol 500 mg' } })
    await userEvent.click(screen.getByRole('button', { name: 'See it as the patient does' }))
    const preview = screen.getByRole('region', { name: 'As the patient sees it' })
    expect(preview.textContent).toMatch(/What the doctor found.*A cold.*Medicines.*Paracetamol/)
    await waitFor(() => expect(send().getAttribute('aria-disabled')).toBeNull())
    expect(stored.sentSummary).toBeNull()
    await userEvent.click(send())
    await waitFor(() => expect(stored.sentSummary).toContain('Paracetamol'))
    expect((await screen.findAllByText('The patient can read it now.')).length).toBeGreaterThan(0)
    expect(document.activeElement).toBe(send())
  })

  it('keep both when the doctor says so, each once', async () => {
    show()
    await screen.findByRole('textbox', { name: 'Private notes' })
    stored = { ...stored, privateNotes: 'from the other window', version: 4 }
    await write('mine')
    await userEvent.click(await screen.findByRole('button', { name: 'Keep both' }))
    await waitFor(() => expect(stored.privateNotes).toBe('mine\n\nfrom the other window'))
    expect(stored.version).toBe(5)
  })

  it('are saved when the page is left before the pause is over', async () => {
    const shown = show()
    await write('a cough')
    shown.unmount()
    await waitFor(() => expect(stored.privateNotes).toBe('a cough'))
    expect(sessionStorage.length + localStorage.length).toBe(0)
  })

  it('are in no conflict with themselves while a slow save is on its way', async () => {
    let release: () => void = () => undefined
    slow = new Promise<void>((resolve) => {
      release = resolve
    })
    show()
    await write('a')
    await waitFor(() => expect(saves).toBe(1))
    await write('a cough')
    await new Promise((resolve) => setTimeout(resolve, 1_300))
    expect(saves).toBe(1)
    slow = undefined
    release()
    await waitFor(() => expect(stored.privateNotes).toBe('a cough'))
    expect(screen.queryByText('The notes were changed elsewhere')).toBeNull()
  })

  it('are in no conflict with a save whose answer was lost', async () => {
    losesAnswers = true
    show()
    await write('a cough')
    await screen.findByText(/^Not saved yet/)
    expect(stored.version).toBe(4)
    losesAnswers = false
    await screen.findByText(/^Saved/)
    expect(stored.version).toBe(4)
    expect(screen.queryByText('The notes were changed elsewhere')).toBeNull()
  })
})
