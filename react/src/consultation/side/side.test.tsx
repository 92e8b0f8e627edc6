// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { onFreshDevice } from '../../../test/fresh-device.ts'
import { renderAt } from '../../../test/render-visit.tsx'
import { appointmentId, ScriptedClinic } from '../../../test/scripted-clinic.ts'
import { ConsultationRoom } from '../consultation-room/consultation-room.tsx'

const user = userEvent.setup()
let clinic: ScriptedClinic

const side = {
  patient: <p>Thirty-four years</p>,
  notes: <textarea aria-label="Private notes" />,
  glance: <p>Lalitpur</p>,
}
const start = async (role: 'DOCTOR' | 'PATIENT' = 'DOCTOR') => {
  clinic = new ScriptedClinic({
    myRole: role,
    admitted: true,
    ...(role === 'PATIENT' && { status: 'IN_PROGRESS' as const }),
  })
  renderAt(clinic, <ConsultationRoom appointmentId={appointmentId} doctorSide={side} />)
  await user.click(
    await screen.findByRole('button', { name: role === 'DOCTOR' ? 'Start visit' : 'Join now' }),
  )
  await screen.findByRole('button', { name: 'Leave' })
}

onFreshDevice()
afterEach(() => {
  document.documentElement.style.fontSize = ''
})

test('before the call the doctor has the patient and the notes beside the check', async () => {
  clinic = new ScriptedClinic({ myRole: 'DOCTOR', admitted: true })
  renderAt(clinic, <ConsultationRoom appointmentId={appointmentId} doctorSide={side} />)
  const tabs = within(await screen.findByRole('tablist', { name: 'Beside the visit' }))
  expect(tabs.getAllByRole('tab').map((tab) => tab.textContent)).toEqual(['Patient', 'Notes'])
  expect(screen.getByRole('textbox', { name: 'Private notes' })).toBeDefined()
})

test('on a phone N opens the notes over the picture, Escape puts them away, and what was written stays', async () => {
  await start()
  expect(screen.queryByRole('tablist')).toBeNull()
  await user.keyboard('n')
  const notes = await screen.findByRole('textbox', { name: 'Private notes' })
  await waitFor(() => expect(document.activeElement).toBe(notes))
  await user.keyboard('a cough')
  await user.click(screen.getByRole('tab', { name: 'Patient' }))
  expect(screen.getByText('Thirty-four years')).toBeDefined()
  await user.click(screen.getByRole('tab', { name: 'Notes' }))
  expect((notes as HTMLTextAreaElement).value).toBe('a cough')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('tablist')).toBeNull()
})

test('tabs move by arrow, and the chat is one of them', async () => {
  await start()
  await user.click(screen.getByRole('button', { name: 'Notes' }))
  const notes = await screen.findByRole('tab', { name: 'Notes' })
  expect(screen.queryByRole('textbox', { name: 'Message' })).toBeNull()
  notes.focus()
  await user.keyboard('{ArrowRight}')
  expect(document.activeElement?.textContent).toBe('Chat')
  expect(await screen.findByRole('textbox', { name: 'Message' })).toBeDefined()
})

test('the chat button opens the chat tab with the focus in it', async () => {
  await start()
  await user.click(screen.getByRole('button', { name: 'Chat' }))
  const box = await screen.findByRole('textbox', { name: 'Message' })
  await waitFor(() => expect(document.activeElement).toBe(box))
  expect(screen.getByRole('tab', { name: 'Chat', selected: true })).toBeDefined()
})

test('put away, the sheet gives the focus back to the button of the chat', async () => {
  await start()
  await user.click(screen.getByRole('button', { name: 'Chat' }))
  const box = await screen.findByRole('textbox', { name: 'Message' })
  await waitFor(() => expect(document.activeElement).toBe(box))
  await user.click(screen.getByRole('button', { name: 'Close' }))
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Chat' })))
})

/** The room is as wide as on a desk. */
function widen() {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      #tell: () => void
      constructor(tell: () => void) {
        this.#tell = tell
      }
      observe(element: Element) {
        Object.defineProperty(element, 'clientWidth', { value: 1280 })
        this.#tell()
      }
      disconnect() {}
      unobserve() {}
    },
  )
}

test('a wide room has the tabs standing and sizes for the picture; full puts the tabs away', async () => {
  widen()
  await start()
  expect(await screen.findByRole('tab', { name: 'Notes', selected: true })).toBeDefined()
  expect(screen.getByText('Lalitpur')).toBeDefined()
  await user.click(await screen.findByRole('button', { name: 'Full' }))
  expect(screen.queryByRole('tablist')).toBeNull()
  await user.keyboard('n')
  expect(await screen.findByRole('tab', { name: 'Notes', selected: true })).toBeDefined()
  expect(screen.getByRole('button', { name: 'Small', pressed: true })).toBeDefined()
})

test('a tab chosen before the call is the one beside it', async () => {
  widen()
  clinic = new ScriptedClinic({ myRole: 'DOCTOR', admitted: true })
  renderAt(clinic, <ConsultationRoom appointmentId={appointmentId} doctorSide={side} />)
  await user.click(await screen.findByRole('tab', { name: 'Patient' }))
  await user.click(screen.getByRole('button', { name: 'Start visit' }))
  await screen.findByRole('button', { name: 'Leave' })
  expect(await screen.findByRole('tab', { name: 'Patient', selected: true })).toBeDefined()
})

test('with letters of twice the size the same width is none for tabs beside the picture: they are a sheet over it', async () => {
  document.documentElement.style.fontSize = '32px'
  widen()
  await start()
  expect(screen.queryByRole('tablist')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Full' })).toBeNull()
})

test('a patient has none of it', async () => {
  await start('PATIENT')
  expect(screen.queryByRole('button', { name: 'Notes' })).toBeNull()
  await user.keyboard('n')
  expect(screen.queryByRole('tablist')).toBeNull()
})
