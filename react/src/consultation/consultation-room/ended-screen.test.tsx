// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { plugInDevices } from '../../../test/fake-devices.ts'
import { renderAt } from '../../../test/render-visit.tsx'
import { appointmentId, aSummary, ScriptedClinic } from '../../../test/scripted-clinic.ts'
import { ConsultationRoom } from './consultation-room.tsx'

let clinic: ScriptedClinic

const end = async (status: 'COMPLETED' | 'FAILED' | 'NO_SHOW', myRole: 'PATIENT' | 'DOCTOR' = 'PATIENT') => {
  clinic = new ScriptedClinic({ status, myRole, callStatus: 'ended' })
  clinic.answers.getSummary = () => ({ body: aSummary({ status }) })
  renderAt(
    clinic,
    <ConsultationRoom appointmentId={appointmentId} bookAgain={<a href="/book">Book a visit</a>} />,
  )
  await screen.findByRole('button', { name: 'Print or save as PDF' })
  return screen.queryByRole('link', { name: 'Book a visit' })
}

beforeEach(() => {
  plugInDevices()
})
afterEach(() => {
  cleanup()
  clinic.client.close()
  vi.unstubAllGlobals()
})

test.each(['FAILED', 'NO_SHOW'] as const)(
  'a patient whose visit did not come about (%s) has the way to another',
  async (status) => {
    expect(await end(status)).not.toBeNull()
  },
)

test('after a finished visit the question is how it was, and a doctor books nothing', async () => {
  expect(await end('COMPLETED')).toBeNull()
  cleanup()
  clinic.client.close()
  expect(await end('NO_SHOW', 'DOCTOR')).toBeNull()
})
