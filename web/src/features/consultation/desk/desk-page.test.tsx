// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { showAt } from '../../../../test/show.tsx'
import { type Answers, refusal } from '../../gallery/fake-call.ts'
import { appointment, clinic, doctorMe, inMinutes, queueItem, session } from '../../gallery/people.ts'

const items = [0, 1, 2].map((number) => queueItem(number))
const admitted: unknown[] = []

const answers = (more: Answers = {}): Answers => ({
  getClinic: () => clinic(),
  getMe: () => doctorMe(),
  listNotifications: () => ({ items: [], unreadCount: 0, nextCursor: null }),
  getQueue: () => ({
    items,
    desk: { state: 'available', runningLateMinutes: 0 },
    nextChangeAt: null,
    serverTime: new Date().toISOString(),
  }),
  listAppointments: () => ({ items: [], nextCursor: null }),
  listHistory: () => ({ items: [], nextCursor: null }),
  admitParticipant: (input) => {
    admitted.push(input)
    return session()
  },
  ...more,
})

afterEach(() => {
  cleanup()
  admitted.length = 0
})

describe("the doctor's desk", () => {
  it('shows who waits with why and how long, counts them in the tab, and the first of them beside the list', async () => {
    showAt('/desk', answers())
    const table = await screen.findByRole('table', { name: 'Waiting' })
    const rows = within(table).getAllByRole('row').slice(1)
    expect(rows).toHaveLength(3)
    expect(rows[0]?.textContent).toContain('Ram Thapa, 34 years')
    expect(rows[0]?.textContent).toContain('Fever for three days')
    expect(rows[0]?.textContent).toContain('22 min')
    expect(screen.getByRole('heading', { level: 2, name: 'Ram Thapa' })).toBeTruthy()
    await waitFor(() => expect(document.title).toBe('(3) Desk · Patan Hill Clinic'))
  })

  it('moves by arrows and admits by A only after the guard says yes', async () => {
    const user = userEvent.setup()
    const { history } = showAt('/desk', answers())
    const first = await screen.findByRole('button', { name: /^Ram Thapa/ })
    first.focus()
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement?.textContent).toContain('Sita Gurung')
    await user.keyboard('a')
    await screen.findByRole('dialog', { name: 'Is this Sita Gurung?' })
    expect(admitted).toHaveLength(0)
    await user.click(screen.getByRole('button', { name: 'Yes, admit Sita Gurung' }))
    await waitFor(() => expect(history.at(-1)).toBe(`/visits/${items[1]?.appointmentId}`))
    expect(admitted).toEqual([
      { params: { sessionId: items[1]?.sessionId }, body: { participantId: items[1]?.participantId } },
    ])
  })

  it('leaves the letter A alone when single keys are switched off', async () => {
    const user = userEvent.setup()
    showAt('/desk', answers({ getMe: () => ({ ...doctorMe(), singleKeys: false }) }))
    const first = await screen.findByRole('button', { name: /^Ram Thapa/ })
    first.focus()
    await user.keyboard('a')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('says how many people hear of a delay before telling them', async () => {
    const user = userEvent.setup()
    const said: unknown[] = []
    showAt(
      '/desk',
      answers({
        setDeskState: ({ body }) => {
          said.push(body)
          return { state: 'available', runningLateMinutes: 20 }
        },
      }),
    )
    await user.click(await screen.findByRole('button', { name: 'Running late' }))
    await user.click(screen.getByRole('button', { name: 'Running 20 minutes late: tell 3 people' }))
    await waitFor(() => expect(said).toEqual([{ runningLateMinutes: 20 }]))
  })

  it('confirms a request and says when it was changed meanwhile', async () => {
    const user = userEvent.setup()
    const request = appointment({ status: 'REQUESTED', startTime: inMinutes(90), endTime: inMinutes(105) })
    showAt(
      '/desk/requests',
      answers({
        listAppointments: () => ({ items: [request], nextCursor: null }),
        confirmAppointment: () => {
          throw refusal('appointment_state')
        },
      }),
    )
    await user.click(await screen.findByRole('button', { name: 'Confirm, Ram Thapa' }))
    await screen.findByText('This request was changed meanwhile.')
  })

  it('is refused to patients', async () => {
    showAt('/desk', answers({ getMe: () => ({ ...doctorMe(), role: 'PATIENT' }) }))
    await screen.findByRole('heading', { level: 1, name: 'This page is for other people' })
    expect(screen.queryByRole('table')).toBeNull()
  })
})
