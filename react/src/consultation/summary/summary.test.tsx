// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { clearAway, renderAt } from '../../../test/render-visit.tsx'
import { aSummary, ScriptedClinic, sessionId } from '../../../test/scripted-clinic.ts'
import { VisitSummary } from './summary.tsx'

let clinic: ScriptedClinic
afterEach(clearAway)

test('the patient reads who, how long, what was written and what is to pay', async () => {
  clinic = new ScriptedClinic()
  clinic.answers.getSummary = () => ({ body: aSummary({ patientSummary: 'Rest for two days.' }) })
  renderAt(clinic, <VisitSummary sessionId={sessionId} readAs="patient" />, { timeZone: 'Asia/Kathmandu' })
  const slip = await screen.findByRole('article', { name: 'Dr Asha Shrestha' })
  expect(slip.textContent).toContain('12 min')
  expect(screen.getByText('Rest for two days.')).toBeDefined()
  expect(screen.getByText(/500\.00/)).toBeDefined()
  expect(screen.getByText('NMC 1')).toBeDefined()
})

test('while nothing is written the patient is told where it will be', async () => {
  clinic = new ScriptedClinic()
  renderAt(clinic, <VisitSummary sessionId={sessionId} readAs="patient" />)
  expect(await screen.findByText(/The doctor is writing this/)).toBeDefined()
})

test('a visit that failed says why, and nothing reads undefined or null', async () => {
  clinic = new ScriptedClinic()
  clinic.answers.getSummary = () => ({
    body: aSummary({
      status: 'FAILED',
      endReason: 'connection_failed',
      actualDuration: 0,
      startTime: null,
      endTime: null,
      amountCharged: null,
    }),
  })
  renderAt(clinic, <VisitSummary sessionId={sessionId} readAs="doctor" />)
  expect(await screen.findByText('The connection never came about.')).toBeDefined()
  expect(screen.getByText('Nothing to pay')).toBeDefined()
  const slip = screen.getByRole('article')
  expect(slip.textContent).toContain('Did not take place')
  expect(slip.textContent).not.toMatch(/Finished|\d min/)
  expect(document.body.textContent).not.toMatch(/undefined|null|NaN|Invalid/)
})

test.each([
  { status: 'NO_SHOW', endReason: 'no_show', startTime: null, endTime: null, over: 'Marked as missed' },
  {
    status: 'FAILED',
    endReason: 'connection_failed',
    startTime: '2026-11-21T08:50:00Z',
    endTime: '2026-11-21T09:05:00Z',
    over: 'Connection given up',
  },
] as const)('a visit that never began has no beginning: $over', async ({ over, ...part }) => {
  clinic = new ScriptedClinic()
  clinic.answers.getSummary = () => ({
    body: aSummary({ ...part, actualDuration: 0, closedAt: '2026-11-21T09:05:00Z', amountCharged: '0.00' }),
  })
  renderAt(clinic, <VisitSummary sessionId={sessionId} readAs="patient" />, { timeZone: 'Asia/Kathmandu' })
  const factOf = (label: string) => screen.getByText(label).nextSibling?.textContent
  await screen.findByText('Planned for')
  expect(factOf('Planned for')).toMatch(/^2:30\spm/)
  expect(factOf(over)).toMatch(/^2:50\spm/)
  expect(screen.queryByText(/^(Began|Ended|Length)$/)).toBeNull()
  expect(screen.getByRole('article').textContent).toMatch(/21\sNov 2026, 2:30\spm/)
})

test('an answer that does not come can be asked for again', async () => {
  clinic = new ScriptedClinic()
  delete clinic.answers.getSummary
  renderAt(clinic, <VisitSummary sessionId={sessionId} readAs="patient" />)
  const retry = await screen.findByRole('button', { name: 'Try again' })
  clinic.answers.getSummary = () => ({ body: aSummary() })
  retry.click()
  expect(await screen.findByText('Your visit is finished')).toBeDefined()
})

test('what the doctor wrote stands in its parts, in order, in whichever of our languages they were headed', async () => {
  clinic = new ScriptedClinic()
  clinic.answers.getSummary = () => ({
    body: aSummary({
      patientSummary:
        'A cold.\nMedicines:\nParacetamol 500 mg\nParacetamol 500 mg\nअब के गर्ने\nDrink water\nWatch for:\n',
      summaryCorrectedAt: '2026-11-21T10:00:00Z',
    }),
  })
  renderAt(clinic, <VisitSummary sessionId={sessionId} readAs="patient" />, { timeZone: 'UTC' })
  await screen.findByText('A cold.')
  expect(screen.getAllByRole('heading', { level: 2 }).map((each) => each.textContent)).toEqual([
    'What the doctor found',
    'What to do now',
    'Medicines',
    'About this visit',
  ])
  expect(screen.getAllByText('Paracetamol 500 mg')).toHaveLength(2)
  expect(screen.getByText(/The doctor changed this on 21 Nov 2026, 10:00 am/)).toBeDefined()
})

test('a visit that is none of the reader’s is handed to the page around', async () => {
  clinic = new ScriptedClinic()
  clinic.answers.getSummary = () => ({
    status: 404,
    body: { type: 'x', title: 'x', status: 404, code: 'not_found' },
  })
  let lost = 0
  renderAt(clinic, <VisitSummary sessionId={sessionId} readAs="patient" onLost={() => (lost += 1)} />)
  await waitFor(() => expect(lost).toBe(1))
})
