// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { clearAway, renderAt } from '../../../test/render-visit.tsx'
import { appointmentId, ScriptedClinic } from '../../../test/scripted-clinic.ts'
import { JoinConsultationButton } from './join-consultation-button.tsx'

let clinic: ScriptedClinic
const user = userEvent.setup()
afterEach(clearAway)

test('a press opens the room in its place, and nothing of the visit is asked for before', async () => {
  clinic = new ScriptedClinic()
  renderAt(
    clinic,
    <JoinConsultationButton appointmentId={appointmentId} consultationType="video" participantName="Ram" />,
  )
  expect(clinic.calls).toEqual([])
  await user.click(screen.getByRole('button', { name: 'Join consultation' }))
  const check = { name: 'Check before your visit' }
  // The room's code is fetched by the press.
  expect(await screen.findByRole('region', check, { timeout: 15_000 })).toBeDefined()
})

test('a page may take the press over', async () => {
  clinic = new ScriptedClinic()
  const onJoin = vi.fn()
  renderAt(clinic, <JoinConsultationButton appointmentId={appointmentId} onJoin={onJoin} />)
  await user.click(screen.getByRole('button', { name: 'Join consultation' }))
  expect(onJoin).toHaveBeenCalledWith(appointmentId)
})
