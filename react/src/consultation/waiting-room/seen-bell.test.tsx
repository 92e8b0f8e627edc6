// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import { onFreshDevice } from '../../../test/fresh-device.ts'
import { button, showWaitingRoom } from '../../../test/in-visit.tsx'
import { renderAt } from '../../../test/render-visit.tsx'
import { appointmentId, asha, ScriptedClinic, sessionId } from '../../../test/scripted-clinic.ts'
import { ConsultationRoom } from '../consultation-room/consultation-room.tsx'

const struck = vi.hoisted(() => ({ bells: 0, endOfBell: () => undefined as unknown }))
vi.mock('../../media/bell/bell.ts', async (original) => ({
  ...(await original<object>()),
  ringBell: () => {
    struck.bells += 1
    return new Promise<void>((end) => {
      struck.endOfBell = end
    })
  },
}))

let clinic: ScriptedClinic
let seq = 0
const user = userEvent.setup()
const rungWords = 'Dr Asha Shrestha rings for you. Stay on this page.'

onFreshDevice()
beforeEach(() => {
  struck.bells = 0
  seq = 0
})

const doctorRings = () => {
  seq += 1
  clinic.say({
    type: 'SESSION_EVENT',
    payload: {
      sessionId,
      seq,
      eventType: 'patient.rung',
      userId: asha.userId,
      createdAt: new Date().toISOString(),
      payload: {},
    },
  })
}
const seenRings = () => clinic.sent.filter(({ type }) => type === 'RING_SEEN').length

async function waitingPatient() {
  clinic = new ScriptedClinic()
  await showWaitingRoom(clinic, user)
  await waitFor(() => expect(clinic.client.realtime.line.getSnapshot()).toBe('live'))
}

test('a ring while one still waits is heard, seen and told to the doctor as seen', async () => {
  await waitingPatient()
  doctorRings()
  // Once to be seen and once for screen readers.
  await waitFor(() => expect(screen.getAllByText(rungWords)).toHaveLength(2))
  expect(document.title).toContain('The doctor rings for you')
  expect(struck.bells).toBe(1)
  expect(seenRings()).toBe(1)
  doctorRings()
  await waitFor(() => expect(struck.bells).toBe(2))
  expect(screen.getByRole('heading', { name: 'Waiting room' })).toBeDefined()
})

test('with the sounds turned off a ring is seen all the same', async () => {
  await waitingPatient()
  await user.click(await button('Turn sounds off'))
  doctorRings()
  await waitFor(() => expect(screen.getAllByText(rungWords)).toHaveLength(2))
  expect(struck.bells).toBe(0)
})

test('the bell of the sound test is seen while it rings, and that it has rung after it', async () => {
  clinic = new ScriptedClinic()
  renderAt(clinic, <ConsultationRoom appointmentId={appointmentId} />)
  await user.click(await button('Play the bell'))
  expect(screen.getByText('The bell is ringing now.').closest('[role=status]')).not.toBeNull()
  struck.endOfBell()
  expect(await screen.findByText('The bell has rung.')).toBeDefined()
})

test('a bell that rang before does not ring again unseen when one leaves', async () => {
  await waitingPatient()
  doctorRings()
  await waitFor(() => expect(struck.bells).toBe(1))
  await user.click(await button('Leave and tell me'))
  const dialog = await screen.findByRole('dialog', { name: 'Leave the waiting room?' })
  await user.click(within(dialog).getByRole('button', { name: 'Leave and tell me' }))
  await screen.findByText('You left the waiting room.')
  expect(struck.bells).toBe(1)
})
