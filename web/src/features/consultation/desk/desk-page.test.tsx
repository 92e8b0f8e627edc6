// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it } from 'vitest'
import { showAt } from '../../../../test/show.tsx'
import { type Answers, refusal } from '../../gallery/fake-call.ts'
import {
  appointment,
  clinic,
  doctorMe,
  health,
  inMinutes,
  noHealth,
  queueItem,
  session,
} from '../../gallery/people.ts'

const items = [0, 1, 2].map((number) => queueItem(number))
const admitted: unknown[] = []

const queue = () => ({
  items,
  desk: { state: 'available' as const, runningLateMinutes: 0 },
  nextChangeAt: null,
  serverTime: new Date().toISOString(),
})

const answers = (more: Answers = {}): Answers => ({
  getClinic: () => clinic(),
  getMe: () => doctorMe(),
  listNotifications: () => ({ items: [], unreadCount: 0, nextCursor: null }),
  getQueue: queue,
  listAppointments: () => ({ items: [], nextCursor: null }),
  listHistory: () => ({ items: [], nextCursor: null }),
  getVisitHealth: () => health(),
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
    expect(within(rows[0] ?? table).getByTitle(/^Fever for three days/).dir, 'keeps its beginning').toBe(
      'auto',
    )
    // A minute may pass between the making of the people and the look at them.
    expect(rows[0]?.textContent).toMatch(/2[23] min/)
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

  it('lists its keys on a question mark, and gives the focus back', async () => {
    const user = userEvent.setup()
    showAt('/desk', answers())
    const first = await screen.findByRole('button', { name: /^Ram Thapa/ })
    first.focus()
    await user.keyboard('?')
    const dialog = await screen.findByRole('dialog', { name: 'Keys of the desk' })
    expect(dialog.textContent).toContain('Admit, after you have checked who it is')
    await user.click(within(dialog).getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('moves into the list by arrow from the top of the page, and admits from the patient beside it too', async () => {
    const user = userEvent.setup()
    showAt('/desk', answers())
    await screen.findByRole('button', { name: /^Ram Thapa/ })
    screen.getByRole('heading', { level: 1 }).focus()
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(document.activeElement?.textContent).toContain('Sita Gurung')
    screen.getByRole('heading', { level: 2, name: 'Sita Gurung' }).focus()
    await user.keyboard('a')
    await screen.findByRole('dialog', { name: 'Is this Sita Gurung?' })
  })

  it('shows where a patient is, for whom they come, how many messages are new, and a baby in days', async () => {
    const baby = queueItem(7, {
      place: 1,
      forWhom: 'माया, my daughter',
      unreadMessages: 3,
      flags: ['new_messages'],
    })
    showAt('/desk', answers({ getQueue: () => ({ ...queue(), items: [queueItem(0), baby] }) }))
    const rows = within(await screen.findByRole('table', { name: 'Waiting' })).getAllByRole('row')
    expect(rows[1]?.textContent).toContain('Lalitpur, at home')
    for (const words of ['12 days old', 'For: माया, my daughter', '3 new messages'])
      expect(rows[2]?.textContent).toContain(words)
    // A name keeps its own direction and letters beside the words around it.
    expect(within(rows[2] as HTMLElement).getByText(/my daughter/, { selector: 'bdi' }).innerHTML).toContain(
      'lang="ne"',
    )
  })

  it('marks as missed at once and keeps the way back in sight until it is taken or closed', async () => {
    const user = userEvent.setup()
    let status: 'SCHEDULED' | 'NO_SHOW' | 'WAITING' = 'SCHEDULED'
    const deeds: string[] = []
    const item = () =>
      queueItem(0, {
        status,
        group: status === 'NO_SHOW' ? 'done' : status === 'WAITING' ? 'waiting' : 'later',
        waitingSince: null,
        flags: status === 'NO_SHOW' ? [] : ['late', 'no_show_due'],
      })
    showAt(
      '/desk/later',
      answers({
        getQueue: () => ({ ...queue(), items: [item()] }),
        markNoShow: ({ body }) => {
          deeds.push(body?.noShowParty ?? '')
          status = 'NO_SHOW'
          return session()
        },
        reopenSession: () => {
          deeds.push('reopened')
          status = 'WAITING'
          return session()
        },
      }),
    )
    await screen.findByRole('button', { name: 'Ring again' })
    await user.click(screen.getByRole('button', { name: 'Mark as missed' }))
    await screen.findByText('Ram Thapa: marked as missed. The patient is told.')
    const undo = screen.getByRole('button', { name: 'Undo' })
    expect(document.activeElement).toBe(undo)
    await user.click(undo)
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull())
    expect(deeds).toEqual(['PATIENT', 'reopened'])
  })

  it('says here, on a break or away, and that patients read it', async () => {
    const user = userEvent.setup()
    const said: unknown[] = []
    let state: 'available' | 'break' = 'available'
    showAt(
      '/desk',
      answers({
        getQueue: () => ({ ...queue(), desk: { state, runningLateMinutes: 0 } }),
        setDeskState: ({ body }) => {
          said.push(body)
          state = 'break'
          return { state, runningLateMinutes: 0 }
        },
      }),
    )
    const group = await screen.findByRole('group', { name: 'My status' })
    expect(within(group).getByRole('button', { pressed: true }).textContent).toBe('Here')
    await user.click(within(group).getByRole('button', { name: 'Here' }))
    await user.click(within(group).getByRole('button', { name: 'Break' }))
    await screen.findByText(/on a short break/)
    expect(said).toEqual([{ state: 'break' }])
    expect(within(group).getByRole('button', { pressed: true }).textContent).toBe('Break')
  })

  it('asks again when time alone changes the queue', async () => {
    let asked = 0
    showAt(
      '/desk',
      answers({
        getQueue: () => {
          asked += 1
          const late = asked > 1
          return {
            ...queue(),
            items: [queueItem(4, { flags: late ? ['long_wait'] : [] })],
            nextChangeAt: late ? null : new Date(Date.now() + 100).toISOString(),
          }
        },
      }),
    )
    await screen.findAllByText('Long wait')
    expect(asked).toBe(2)
  })

  it('tells of those who come within a moment in one sentence', async () => {
    let asked = 0
    showAt(
      '/desk',
      answers({
        getQueue: () => {
          asked = Math.min(asked + 1, 3)
          return {
            ...queue(),
            items: [0, 1, 2, 3].slice(0, [1, 3, 4][asked - 1]).map((number) => queueItem(number)),
            nextChangeAt: asked < 3 ? new Date(Date.now() + 100).toISOString() : null,
          }
        },
      }),
    )
    const said: (string | null)[] = []
    await screen.findByRole('table', { name: 'Waiting' })
    const region = document.querySelector('[aria-live=polite]')
    const watch = new MutationObserver(() => said.push(region?.textContent ?? null))
    if (region) watch.observe(region, { childList: true, characterData: true, subtree: true })
    await waitFor(() => expect(said.length).toBeGreaterThan(0))
    watch.disconnect()
    expect(said).toEqual(['3 people came to the waiting room'])
  })

  it('is refused to patients', async () => {
    showAt('/desk', answers({ getMe: () => ({ ...doctorMe(), role: 'PATIENT' }) }))
    await screen.findByRole('heading', { level: 1, name: 'This page is for other people' })
    expect(screen.queryByRole('table')).toBeNull()
  })

  it('shows the allergies of the chosen patient without a click, and medicines and illnesses beneath', async () => {
    const user = userEvent.setup()
    const asked: unknown[] = []
    showAt(
      '/desk',
      answers({
        getVisitHealth: ({ params }) => {
          asked.push(params)
          return params.appointmentId === items[0]?.appointmentId ? health() : health({ allergies: [] })
        },
      }),
    )
    const pane = await screen.findByRole('region', { name: 'Ram Thapa' })
    await waitFor(() => expect(pane.textContent).toContain('Allergies: Penicillin, Peanuts'))
    expect(within(pane).getByText('Metformin 500 mg, twice a day')).toBeTruthy()
    expect(within(pane).getByText(/^Told by Ram Thapa, /)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: /^Sita Gurung/ }))
    expect(await screen.findByText('Allergies: None known')).toBeTruthy()
    expect(screen.queryByText(/Penicillin/)).toBeNull()
    // Nobody's answers were asked for whom the doctor did not look at.
    expect(asked).toEqual([0, 1].map((number) => ({ appointmentId: items[number]?.appointmentId })))
  })

  it('tells "not answered" from "none known", and a failure from both', async () => {
    const user = userEvent.setup()
    let fails = true
    showAt(
      '/desk',
      answers({
        getVisitHealth: () => {
          if (fails) throw refusal('internal')
          return noHealth
        },
      }),
    )
    // The trouble has an edge of its own: none stands around it.
    const failed = await screen.findByText('Allergies could not be loaded')
    expect(failed.closest('[class*="allergies"]')).toBeNull()
    expect(screen.queryByText(/None known|Not answered/)).toBeNull()
    fails = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('Allergies: Not answered yet')).toBeTruthy()
    expect(screen.queryByText(/None known/)).toBeNull()
  })

  it('asks for nothing of a patient whose visit was called off', async () => {
    const asked: unknown[] = []
    const off = queueItem(0, { group: 'done', status: 'CANCELLED' })
    showAt(
      '/desk/done',
      answers({
        getQueue: () => ({ ...queue(), items: [off] }),
        getVisitHealth: (input) => {
          asked.push(input)
          return health()
        },
      }),
    )
    await screen.findByRole('region', { name: 'Ram Thapa' })
    expect(screen.queryByText(/Allergies/)).toBeNull()
    expect(asked).toEqual([])
  })
})
