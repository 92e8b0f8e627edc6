// @vitest-environment happy-dom
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { onFreshDevice } from '../../../test/fresh-device.ts'
import { clearAway, renderAt } from '../../../test/render-visit.tsx'
import { appointmentId, aSummary, ScriptedClinic } from '../../../test/scripted-clinic.ts'
import { ConsultationRoom } from './consultation-room.tsx'

let clinic: ScriptedClinic
const user = userEvent.setup()

const end = async (status: 'COMPLETED' | 'FAILED' | 'NO_SHOW', myRole: 'PATIENT' | 'DOCTOR' = 'PATIENT') => {
  clinic = new ScriptedClinic({
    status,
    myRole,
    callStatus: 'ended',
    reopenUntil: new Date(Date.now() + 3_600_000).toISOString(),
  })
  clinic.answers.getSummary = () => ({ body: aSummary({ status }) })
  renderAt(
    clinic,
    <ConsultationRoom appointmentId={appointmentId} bookAgain={<a href="/book">Book a visit</a>} />,
  )
  // Its chunk comes first.
  await screen.findByRole('button', { name: 'Print or save as PDF' }, { timeout: 10_000 })
  return screen.queryByRole('link', { name: 'Book a visit' })
}

onFreshDevice()

test.each(['FAILED', 'NO_SHOW'] as const)(
  'a patient whose visit did not come about (%s) has the way to another',
  async (status) => {
    expect(await end(status)).not.toBeNull()
  },
)

test('after a finished visit the question is how it was, and a doctor books nothing', async () => {
  expect(await end('COMPLETED')).toBeNull()
  clearAway()
  expect(await end('NO_SHOW', 'DOCTOR')).toBeNull()
})

test('a failed visit has three ways on, in this order: the same once more, another, a phone call', async () => {
  const another = await end('FAILED')
  const again = await screen.findByText(/^Dr Asha Shrestha can open this visit again until .*We tell you/)
  const phone = screen.getByRole('button', { name: 'Ask for a phone call' })
  expect(screen.getAllByText(/open this visit again/)).toHaveLength(1)
  const follows = (one: Node, other: Node | null) =>
    other && one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING
  expect(follows(again, another)).toBeTruthy()
  expect(another && follows(another, phone)).toBeTruthy()
  expect(screen.getByText(/by voice or chat needs less of the line/)).toBeDefined()
})

test('after a failed visit a call can be asked for and taken back; the doctor is offered none of it', async () => {
  await end('FAILED')
  await user.click(screen.getByRole('button', { name: 'Ask for a phone call' }))
  await user.type(await screen.findByLabelText(/Which number/), '+977 9800000001')
  await user.click(screen.getByRole('button', { name: 'Ask for the call' }))
  expect(await screen.findByText('Phone call asked for')).toBeDefined()
  expect(clinic.names()).toContain('saveCheckIn')
  expect(screen.getByRole('button', { name: 'No phone call any more' })).toBeDefined()
  clearAway()
  await end('FAILED', 'DOCTOR')
  expect(screen.queryByRole('button', { name: 'Ask for a phone call' })).toBeNull()
  expect(screen.queryByText(/We tell you/)).toBeNull()
})
