// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { showAt } from '../../../../test/show.tsx'
import { type Answers, noAnswer, refusal } from '../../gallery/fake-call.ts'
import { appointment, clinic, doctor, health, inMinutes, patient } from '../../gallery/people.ts'

const lost = { startTime: inMinutes(60), endTime: inMinutes(75) }
const free = [45, 90, 105, 600].map((minutes) => ({
  startTime: inMinutes(minutes),
  endTime: inMinutes(minutes + 15),
}))
const sent: { body: Record<string, unknown>; key: string | undefined }[] = []

const answers = (create: Answers['createAppointment']): Answers => ({
  getClinic: () => clinic(),
  getMe: () => patient(),
  listDoctors: () => ({ items: [doctor()], nextCursor: null }),
  listSlots: () => ({ items: [lost, ...free] }),
  listAppointments: () => ({ items: [], nextCursor: null }),
  getAppointment: () => appointment({ status: 'REQUESTED' }),
  getMyHealth: () => health(),
  listNotifications: () => ({ items: [], unreadCount: 0, nextCursor: null }),
  createAppointment: (input, options) => {
    sent.push({ body: input.body as Record<string, unknown>, key: options.idempotencyKey })
    return (create as NonNullable<typeof create>)(input, options)
  },
})

const draft = (part: object) => sessionStorage.setItem('bedside:booking', JSON.stringify(part))
const whole = {
  topic: 'fever',
  reason: 'Cough since Monday',
  doctorId: doctor().doctorId,
  visitType: 'ONLINE',
  consultationMode: 'AUDIO',
  startTime: lost.startTime,
  forWhom: 'My son Bibek, 4',
  health: null,
}
const { topic: _topic, health: _health, ...asked } = whole
const sentWhole = { ...asked, reason: 'Fever, cough or cold. Cough since Monday' }

beforeEach(() => {
  sent.length = 0
  sessionStorage.clear()
})
afterEach(cleanup)

describe('booking a visit', () => {
  it('asks one question a page, from the doctor to what is sent', async () => {
    const user = userEvent.setup()
    const { history } = showAt(
      '/book',
      answers(() => appointment({ status: 'REQUESTED' })),
    )
    await user.click(await screen.findByRole('radio', { name: /Fever, cough or cold/ }))
    await user.type(screen.getByRole('textbox', { name: /In your words/ }), 'Since Monday')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    expect((await screen.findAllByText(/500/)).length).toBeGreaterThan(0)
    await user.click(await screen.findByRole('button', { name: 'Choose Dr Asha Shrestha' }))
    await user.click(await screen.findByRole('radio', { name: /Chat visit/ }))
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    await screen.findByRole('heading', { level: 1, name: 'When?' })
    const times = await screen.findAllByRole('button', { name: /^\d+:\d\d\s(am|pm)/ })
    await user.click(times[0] as HTMLElement)
    await user.click(await screen.findByRole('radio', { name: /Somebody I care for/ }))
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    expect(screen.getByText('Write who it is for.')).toBeDefined()
    await user.type(screen.getByRole('textbox', { name: /Their name/ }), 'My son Bibek, 4')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    await screen.findByRole('heading', { level: 1, name: 'Anything the doctor should know?' })
    expect(screen.getByText(/About.*My son Bibek, 4/).closest('p')?.textContent).toMatch(/4\p{Cf}?$/u)
    await user.type(screen.getByRole('textbox', { name: 'Allergies' }), 'Eggs{Enter}{Enter} Penicillin ')
    await user.click(screen.getByRole('checkbox', { name: 'No medicines' }))
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    await screen.findByRole('heading', { level: 1, name: 'Check your answers' })
    for (const line of ['Allergies: Eggs, Penicillin', 'Medicines taken now: None known'])
      expect(screen.getByRole('main').textContent).toContain(line)
    expect(screen.getByRole('main').textContent).toContain('Long illnesses: Not answered yet')
    await user.click(screen.getByRole('button', { name: 'Book this visit' }))
    await screen.findByRole('heading', { level: 1, name: 'Your visit is asked for' })
    expect(sent.map(({ body }) => body)).toEqual([
      {
        doctorId: doctor().doctorId,
        visitType: 'ONLINE',
        consultationMode: 'CHAT',
        startTime: free[0]?.startTime,
        reason: 'Fever, cough or cold. Since Monday',
        forWhom: 'My son Bibek, 4',
        health: { allergies: ['Eggs', 'Penicillin'], medicines: [], conditions: null },
      },
    ])
    expect(history.at(-1)).toBe('/book/booked')
    expect(sessionStorage.getItem('bedside:booking')).toBeNull()
  })

  it('shows a patient what they told before, and sends nothing where it still holds or all stays open', async () => {
    const user = userEvent.setup()
    for (const told of [
      health(),
      health({ allergies: null, medicines: null, conditions: null, toldAt: null }),
    ]) {
      const { health: _none, ...unasked } = whole
      draft({ ...unasked, forWhom: '' })
      const { unmount } = showAt('/book/health', {
        ...answers(() => appointment({ status: 'REQUESTED' })),
        getMyHealth: () => told,
      })
      const box = await screen.findByRole('textbox', { name: 'Allergies' })
      expect((box as HTMLTextAreaElement).value).toBe(told.allergies?.join('\n') ?? '')
      await user.click(screen.getByRole('button', { name: 'Continue' }))
      const line = told.allergies ? 'Allergies: Penicillin, Peanuts' : 'Allergies: Not answered yet'
      await waitFor(() => expect(screen.getByRole('main').textContent).toContain(line))
      await user.click(screen.getByRole('button', { name: 'Book this visit' }))
      await screen.findByRole('heading', { level: 1, name: 'Your visit is asked for' })
      expect(sent.at(-1)?.body).not.toHaveProperty('health')
      unmount()
      sessionStorage.clear()
    }
  })

  it('asks anew when the visit becomes somebody else’s, whose illnesses are not those of the one before', async () => {
    draft({ ...whole, health: { allergies: ['Eggs'], medicines: [], conditions: [] } })
    const user = userEvent.setup()
    showAt(
      '/book/whom',
      answers(() => appointment()),
    )
    const name = await screen.findByRole('textbox', { name: /Their name/ })
    await user.clear(name)
    await user.type(name, 'My daughter Mina, 7')
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    await screen.findByText(/About My daughter Mina, 7/)
    expect((screen.getByRole('textbox', { name: 'Allergies' }) as HTMLTextAreaElement).value).toBe('')
  })

  it('can be gone past when what was told before cannot be loaded', async () => {
    const { health: _none, ...unasked } = whole
    draft({ ...unasked, forWhom: '' })
    const user = userEvent.setup()
    showAt('/book/health', {
      ...answers(() => appointment()),
      getMyHealth: () => Promise.reject(refusal('internal')),
    })
    await screen.findByRole('button', { name: 'Try again' })
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    await screen.findByRole('heading', { level: 1, name: 'Check your answers' })
  })

  it('keeps the answers when the time was just taken, and books one of the nearest three', async () => {
    draft(whole)
    const user = userEvent.setup()
    let tries = 0
    showAt(
      '/book/check',
      answers(() => {
        tries += 1
        if (tries === 1) throw refusal('slot_taken')
        return appointment({ status: 'REQUESTED' })
      }),
    )
    await user.click(await screen.findByRole('button', { name: 'Book this visit' }))
    await screen.findByText('This time was just taken')
    const offered = await screen.findAllByRole('button', { name: /^(Today|Tomorrow|\w+day).*\d+:\d\d/ })
    expect(offered).toHaveLength(3)
    expect(screen.queryByRole('button', { name: 'Book this visit' })).toBeNull()
    await user.click(offered[1] as HTMLElement)
    await user.click(await screen.findByRole('button', { name: 'Book this visit' }))
    await screen.findByRole('heading', { level: 1, name: 'Your visit is asked for' })
    expect(sent[1]?.body).toEqual({ ...sentWhole, startTime: free[1]?.startTime })
  })

  it('books once when the button is hit twice, and repeats a lost call under the same key', async () => {
    draft(whole)
    const user = userEvent.setup()
    let tries = 0
    let cutLine = () => {}
    const lineIsCut = new Promise<void>((resolve) => {
      cutLine = resolve
    })
    showAt(
      '/book/check',
      answers(async () => {
        tries += 1
        if (tries > 1) return appointment({ status: 'REQUESTED' })
        await lineIsCut
        throw noAnswer()
      }),
    )
    await user.dblClick(await screen.findByRole('button', { name: 'Book this visit' }))
    expect(sent).toHaveLength(1)
    cutLine()
    await user.click(await screen.findByRole('button', { name: 'Try again' }))
    await screen.findByRole('heading', { level: 1, name: 'Your visit is asked for' })
    expect(sent).toHaveLength(2)
    expect(sent[0]?.key).toBeTruthy()
    expect(sent[1]?.key).toBe(sent[0]?.key)
  })

  it('leads a half-answered booking to the question that is missing', async () => {
    draft({ topic: 'pain', doctorId: doctor().doctorId })
    const { history } = showAt(
      '/book/check',
      answers(() => appointment()),
    )
    await screen.findByRole('heading', { level: 1, name: 'How do you want to meet?' })
    await waitFor(() => expect(history.at(-1)).toBe('/book/how'))
  })

  it('answers signs that cannot wait with whom to call, and books nothing', async () => {
    const user = userEvent.setup()
    showAt(
      '/book/about',
      answers(() => appointment()),
    )
    await user.click(await screen.findByRole('radio', { name: /It cannot wait/ }))
    const card = await screen.findByRole('alert')
    expect(card.textContent).toMatch(/Call now/)
    expect(within(card).getByRole('link', { name: /102/ }).getAttribute('href')).toBe('tel:102')
    expect(screen.queryByRole('button', { name: 'Continue' })).toBeNull()
    expect(sessionStorage.getItem('bedside:booking')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'It is something else' }))
    await screen.findByRole('radio', { name: /Pain/ })
  })

  it('shows the booked visit to whoever goes back, also after a reload, and books it once', async () => {
    draft(whole)
    const user = userEvent.setup()
    const answered = answers(() => appointment({ status: 'REQUESTED' }))
    const first = showAt('/book/check', answered)
    await user.click(await screen.findByRole('button', { name: 'Book this visit' }))
    await screen.findByRole('heading', { level: 1, name: 'Your visit is asked for' })
    const file = screen.getByRole('link', { name: 'Add to calendar' })
    expect(decodeURIComponent(file.getAttribute('href') ?? '')).toContain(
      `UID:${appointment().appointmentId}@`,
    )
    first.unmount()
    for (const step of ['whom', 'check', 'about']) {
      const { history, unmount } = showAt(`/book/${step}`, answered)
      await screen.findByRole('heading', { level: 1, name: 'Your visit is asked for' })
      expect(history.at(-1)).toBe('/book/booked')
      unmount()
    }
    expect(sent).toHaveLength(1)
    const { history } = showAt('/book', answered)
    await screen.findByRole('heading', { level: 1, name: 'What is it about?' })
    expect(history.at(-1)).toBe('/book/about')
  })

  it('finds that the time is taken by one’s own visit after a lost answer and a reload', async () => {
    draft(whole)
    const user = userEvent.setup()
    const { history } = showAt('/book/check', {
      ...answers(() => {
        throw refusal('slot_taken')
      }),
      listAppointments: () => ({
        items: [appointment({ status: 'REQUESTED', startTime: lost.startTime })],
        nextCursor: null,
      }),
    })
    await user.click(await screen.findByRole('button', { name: 'Book this visit' }))
    await screen.findByRole('heading', { level: 1, name: 'Your visit is asked for' })
    expect(history.at(-1)).toBe('/book/booked')
  })

  it('sends strangers to sign in and remembers where they were going', async () => {
    const { history } = showAt('/book', {
      ...answers(() => appointment()),
      getMe: () => {
        throw refusal('unauthenticated')
      },
    })
    await screen.findByRole('heading', { level: 1, name: 'Sign in' })
    expect(history.at(-1)).toBe('/sign-in?next=%2Fbook')
    expect(sent).toHaveLength(0)
  })
})
