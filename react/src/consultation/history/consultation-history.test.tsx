// @vitest-environment happy-dom
import type { HistoryItem } from '@bedside/contract'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { renderAt } from '../../../test/render-visit.tsx'
import { aMessage, asha, ram, ScriptedClinic, sessionId } from '../../../test/scripted-clinic.ts'
import { ConsultationHistory } from './consultation-history.tsx'
import { byMonth, historyQuery, noFilter } from './history-query.ts'

let clinic: ScriptedClinic
const user = userEvent.setup()
afterEach(() => {
  cleanup()
  clinic?.client.close()
})

const anItem = (place: number, at: string): HistoryItem => ({
  sessionId: sessionId.replace(/1$/, String(place)),
  appointmentId: sessionId,
  otherParty: { ...asha, specialization: 'General medicine' },
  forWhom: null,
  consultationMode: 'VIDEO',
  status: 'COMPLETED',
  scheduledStartTime: at,
  actualStartTime: at,
  actualEndTime: at,
  durationSeconds: 700,
  endReason: 'completed',
  noShowParty: null,
  hasSummary: true,
  chatMessageCount: 1,
  feedbackSubmitted: false,
})

test('visits stand under their month and open into what happened', async () => {
  clinic = new ScriptedClinic()
  clinic.answers.listHistory = () => ({
    body: { items: [anItem(1, '2026-11-21T08:00:00Z'), anItem(2, '2026-10-02T08:00:00Z')], nextCursor: null },
  })
  clinic.answers.listEvents = () => ({
    body: {
      items: [
        {
          seq: 1,
          eventType: 'patient_joined',
          userId: ram.userId,
          createdAt: '2026-11-21T08:00:00Z',
          payload: {},
        },
        {
          seq: 2,
          eventType: 'chat.message',
          userId: asha.userId,
          createdAt: '2026-11-21T08:01:00Z',
          payload: aMessage(2, asha, 'Drink water'),
        },
      ],
      lastSeq: 2,
    },
  })
  renderAt(clinic, <ConsultationHistory />)
  const november = await screen.findByRole('region', { name: 'November 2026' })
  expect(screen.getByRole('region', { name: 'October 2026' })).toBeDefined()
  expect(november.textContent).toMatch(/12 min.*Visit finished.*Summary.*1 message/)
  await user.click(within(november).getByRole('button', { name: /Open visit with Dr Asha Shrestha/ }))
  const timeline = await screen.findByRole('region', { name: 'What happened' })
  expect(timeline.textContent).toContain('Ram Thapa came in.')
  expect(timeline.textContent).not.toContain('Drink water')
  expect(screen.getByRole('region', { name: 'Messages' }).textContent).toMatch(
    /Dr Asha Shrestha.*Drink water/,
  )
  await user.click(screen.getByRole('button', { name: 'Back to all visits' }))
  expect(await screen.findByRole('heading', { name: 'Past visits' })).toBeDefined()
})

test('what happened on another day than the visit stands under its day', async () => {
  const at = ['2026-11-18T08:00:00Z', '2026-11-18T08:01:00Z', '2026-11-21T08:00:00Z']
  clinic = new ScriptedClinic({ scheduledStartTime: '2026-11-21T08:00:00Z' })
  const items = at.map((createdAt, place) => ({
    seq: place + 1,
    eventType: 'patient_joined' as const,
    userId: ram.userId,
    createdAt,
    payload: {},
  }))
  clinic.answers.listHistory = () => ({ body: { items: [anItem(1, at[2] ?? '')], nextCursor: null } })
  clinic.answers.listEvents = () => ({ body: { items, lastSeq: 3 } })
  renderAt(clinic, <ConsultationHistory />)
  await user.click(await screen.findByRole('button', { name: /Open visit with Dr Asha Shrestha/ }))
  const timeline = await screen.findByRole('region', { name: 'What happened' })
  const [first, second, third] = within(timeline).getAllByRole('listitem')
  expect(first?.textContent).toMatch(/Wednesday 18\sNovember/)
  expect(second?.textContent).not.toMatch(/November/)
  expect(third?.textContent).toMatch(/Saturday 21\sNovember/)
})

test('nothing yet and nothing found are told apart, and the filter can be cleared', async () => {
  clinic = new ScriptedClinic()
  clinic.answers.listHistory = () => ({ body: { items: [], nextCursor: null } })
  renderAt(clinic, <ConsultationHistory />)
  expect(await screen.findByText('No visits yet')).toBeDefined()
  await user.type(screen.getByRole('searchbox', { name: 'Search by name' }), 'Bikram')
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('No visit fits'))
  // Said once and shown once.
  expect(screen.getAllByText('No visit fits')).toHaveLength(2)
  await user.click(screen.getByRole('button', { name: 'Show all visits' }))
  expect(await screen.findByText('No visits yet')).toBeDefined()
})

test('a day chosen in the browser’s own box is said in the words of the page beneath it', async () => {
  clinic = new ScriptedClinic()
  clinic.answers.listHistory = () => ({ body: { items: [], nextCursor: null } })
  const { container } = renderAt(clinic, <ConsultationHistory />, { locale: 'ne' })
  const from = await waitFor(() => {
    const box = container.querySelector<HTMLInputElement>('input[type="date"]')
    expect(box).not.toBeNull()
    return box as HTMLInputElement
  })
  expect(from.getAttribute('aria-describedby')).toBeNull()
  fireEvent.change(from, { target: { value: '2025-11-21' } })
  const said = document.getElementById(from.getAttribute('aria-describedby') ?? '')
  expect(said?.textContent).toMatch(/^शुक्रबार ५\sमंसिर २०८२ \(२१\sनोभेम्बर २०२५\)$/)
})

test('a visit that was rated says so', async () => {
  clinic = new ScriptedClinic()
  const rated = { ...anItem(1, '2026-11-21T08:00:00Z'), feedbackSubmitted: true }
  clinic.answers.listHistory = () => ({
    body: { items: [rated, anItem(2, '2026-11-20T08:00:00Z')], nextCursor: null },
  })
  renderAt(clinic, <ConsultationHistory readAs="doctor" />)
  const [first, second] = await screen.findAllByRole('listitem')
  expect(first?.textContent).toContain('Feedback')
  expect(second?.textContent).not.toContain('Feedback')
})

test('earlier pages are added, and a page that fails keeps the list', async () => {
  clinic = new ScriptedClinic()
  let page = 0
  clinic.answers.listHistory = () => {
    page += 1
    if (page === 2) return { status: 503, body: { type: 'x', title: 'x', status: 503, code: 'unavailable' } }
    return { body: { items: [anItem(page, '2026-11-21T08:00:00Z')], nextCursor: 'more' } }
  }
  renderAt(clinic, <ConsultationHistory />)
  await user.click(await screen.findByRole('button', { name: 'Show earlier visits' }))
  expect(await screen.findByText('The list did not load.')).toBeDefined()
  expect(screen.getAllByRole('button', { name: /Open visit/ })).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: 'Show earlier visits' }))
  await waitFor(() => expect(screen.getAllByRole('button', { name: /Open visit/ })).toHaveLength(2))
})

test('only what was chosen goes into the query, days as whole days', () => {
  expect(historyQuery(noFilter)).toEqual({})
  const query = historyQuery({
    search: ' Asha ',
    mode: 'AUDIO',
    status: 'COMPLETED',
    from: '2026-11-01',
    to: '2026-11-21',
  })
  expect(query).toMatchObject({ search: 'Asha', consultationMode: 'AUDIO', status: 'COMPLETED' })
  expect(new Date(query.from ?? '').getHours()).toBe(0)
  expect(new Date(query.to ?? '').getHours()).toBe(23)
})

test('a month that comes twice in a row is one', () => {
  const items = [
    anItem(1, '2026-11-21T08:00:00Z'),
    anItem(2, '2026-11-02T08:00:00Z'),
    anItem(3, '2026-10-02T08:00:00Z'),
  ]
  expect(byMonth(items, (at) => at.slice(0, 7)).map((month) => month.items.length)).toEqual([2, 1])
})

test('where visits have pages of their own each row is a link, and a plain click stays in the page', async () => {
  clinic = new ScriptedClinic()
  clinic.answers.listHistory = () => ({
    body: { items: [anItem(1, '2026-11-21T08:00:00Z')], nextCursor: null },
  })
  const opened: string[] = []
  renderAt(
    clinic,
    <ConsultationHistory
      withTitle={false}
      hrefOf={(id) => `/history/${id}`}
      onOpen={(id) => opened.push(id)}
    />,
  )
  const link = await screen.findByRole('link', { name: /Open visit with Dr Asha Shrestha/ })
  expect(link.getAttribute('href')).toBe(`/history/${sessionId}`)
  await user.click(link)
  expect(opened).toEqual([sessionId])
  expect(screen.getByRole('status').textContent).toBe('1 visit shown')
  expect(screen.queryByRole('heading', { level: 1 })).toBeNull()
})
