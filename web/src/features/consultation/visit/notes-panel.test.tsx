// @vitest-environment happy-dom

import type { Notes } from '@bedside/contract'
import { TextProvider } from '@bedside/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ApiProvider } from '../../../shared/api/api-context.tsx'
import { createQueryClient } from '../../../shared/api/query-client.ts'
import { Inside } from '../../../text/inside.tsx'
import { fakeCall, noAnswer, refusal } from '../../gallery/fake-call.ts'
import { clinic } from '../../gallery/people.ts'
import { NotesPanel } from './notes-panel.tsx'

let stored: Notes
let isDown = false

const call = fakeCall({
  getClinic: () => clinic(),
  getNotes: () => stored,
  saveNotes: ({ body }) => {
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
    return stored
  },
})

const show = () =>
  render(
    <ApiProvider call={call}>
      <QueryClientProvider client={createQueryClient()}>
        <TextProvider language="en" timeZone="UTC">
          <Inside>
            <NotesPanel sessionId="a" />
          </Inside>
        </TextProvider>
      </QueryClientProvider>
    </ApiProvider>,
  )

const write = async (text: string) => {
  const box = await screen.findByRole('textbox', { name: 'Private notes' })
  fireEvent.change(box, { target: { value: text } })
}

beforeEach(() => {
  sessionStorage.clear()
  isDown = false
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
    await screen.findByText(/^Saved 8:45 am/, {}, { timeout: 3000 })
    expect(stored.privateNotes).toBe('a cough')
    expect(sessionStorage.length).toBe(0)
  })

  it('keep what could not be saved through a reload', async () => {
    isDown = true
    const first = show()
    await write('a cough')
    await screen.findByText(/^Not saved yet/, {}, { timeout: 3000 })
    first.unmount()
    isDown = false
    show()
    const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Private notes' })
    expect(box.value).toBe('a cough')
    await waitFor(() => expect(stored.privateNotes).toBe('a cough'), { timeout: 3000 })
  })

  it('never overwrite what another window wrote without asking', async () => {
    show()
    await screen.findByRole('textbox', { name: 'Private notes' })
    stored = { ...stored, privateNotes: 'from the other window', version: 4 }
    await write('mine')
    await screen.findByText('The notes were changed elsewhere', {}, { timeout: 3000 })
    expect(stored.privateNotes).toBe('from the other window')
    await userEvent.click(screen.getByRole('button', { name: 'Keep mine' }))
    await waitFor(() => expect(stored.privateNotes).toBe('mine'), { timeout: 3000 })
  })
})
