// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { showAt } from '../../../../test/show.tsx'
import { asPatient, page } from '../../gallery/answers.ts'
import { type Answers, noAnswer, refusal } from '../../gallery/fake-call.ts'
import { appointment, doctorMe, health, id, noCheckIn, noHealth } from '../../gallery/people.ts'

const saved: unknown[] = []
const answers = (more: Answers = {}): Answers => ({
  ...asPatient,
  getCheckIn: () => noCheckIn,
  getMyHealth: () => noHealth,
  getVisitHealth: () => noHealth,
  listAppointments: () => page([appointment()]),
  saveMyHealth: ({ body }) => {
    saved.push(body)
    return health()
  },
  saveVisitHealth: (input) => {
    saved.push(input)
    return health()
  },
  ...more,
})
const box = (name: string) => screen.getByRole('textbox', { name }) as HTMLTextAreaElement

beforeEach(() => {
  saved.length = 0
})
afterEach(cleanup)

describe('telling what the doctor should know', () => {
  it('takes a list, "none" and nothing at all as three different answers, and goes back', async () => {
    const user = userEvent.setup()
    const { history } = showAt('/health', answers())
    await screen.findByRole('textbox', { name: 'Allergies' })
    await user.type(box('Allergies'), 'Penicillin{Enter}  {Enter}मह ')
    await user.click(screen.getByRole('checkbox', { name: 'No medicines' }))
    expect(screen.queryByRole('textbox', { name: 'Medicines taken now' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(history.at(-1)).toBe('/account'))
    expect(saved).toEqual([{ allergies: ['Penicillin', 'मह'], medicines: [], conditions: null }])
  })

  it('gives back what was written when "none" was a slip', async () => {
    const user = userEvent.setup()
    showAt('/health', answers())
    await screen.findByRole('textbox', { name: 'Allergies' })
    await user.type(box('Allergies'), 'Latex')
    const none = screen.getByRole('checkbox', { name: 'No allergies that I know of' })
    await user.click(none)
    await user.click(none)
    expect(box('Allergies').value).toBe('Latex')
  })

  it('says what is too long or too much beside its box, takes the focus there and sends nothing', async () => {
    const user = userEvent.setup()
    showAt('/health', answers())
    await screen.findByRole('textbox', { name: 'Allergies' })
    await user.click(box('Medicines taken now'))
    await user.paste(Array(21).fill('Zinc').join('\n'))
    await user.click(box('Long illnesses'))
    await user.paste('x'.repeat(201))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(screen.getByText('Write at most 20 lines.')).toBeDefined()
    expect(screen.getByText('Write at most 200 letters on a line.')).toBeDefined()
    expect(document.activeElement).toBe(box('Medicines taken now'))
    expect(saved).toEqual([])
  })

  it('keeps what was written when it cannot be saved', async () => {
    const user = userEvent.setup()
    showAt('/health', answers({ saveMyHealth: () => Promise.reject(noAnswer()) }))
    await screen.findByRole('textbox', { name: 'Allergies' })
    await user.type(box('Allergies'), 'Latex')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(screen.getByRole('main').textContent).toMatch(/line|connection|server/i))
    expect(box('Allergies').value).toBe('Latex')
  })

  it('is a thing to do below the next visit until it is answered, of the person that visit is for', async () => {
    const user = userEvent.setup()
    const forSon = appointment({ forWhom: 'My son Bibek, 4 years' })
    const { history } = showAt(
      '/home',
      answers({ listAppointments: () => page([forSon]), getAppointment: () => forSon }),
    )
    const toDo = await screen.findByRole('list', { name: 'To do' })
    await user.click(await within(toDo).findByRole('link', { name: /Tell the doctor about allergies/ }))
    await screen.findByText('About My son Bibek, 4 years')
    await user.click(screen.getByRole('checkbox', { name: 'No allergies that I know of' }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(history.at(-1)).toBe('/home'))
    expect(saved).toEqual([
      {
        params: { appointmentId: id(100) },
        body: { allergies: [], medicines: null, conditions: null },
      },
    ])
  })

  it('is nothing to do any more once something was told', async () => {
    showAt('/home', answers({ getVisitHealth: () => health({ allergies: null }) }))
    await screen.findByRole('link', { name: /Answer the questions before the visit/ })
    expect(screen.queryByRole('link', { name: /Tell the doctor/ })).toBeNull()
  })

  it('shows on the account what was told, by whom and when; to patients alone', async () => {
    const { unmount } = showAt(
      '/account',
      answers({ getMyHealth: () => health({ medicines: ['Zinc, 5 mg', 'Iron'], conditions: null }) }),
    )
    await screen.findByText('Penicillin, Peanuts')
    expect(screen.getByText('Zinc, 5 mg; Iron')).toBeDefined()
    expect(screen.getByText('Not answered yet')).toBeDefined()
    expect(screen.getByText(/^Told by Ram Thapa, /)).toBeDefined()
    expect(screen.getByRole('link', { name: 'Change' }).getAttribute('href')).toBe('/health')
    unmount()
    showAt('/account', answers({ getMe: () => doctorMe() }))
    await screen.findByRole('heading', { name: 'Your account' })
    expect(screen.queryByText('What the doctor should know')).toBeNull()
  })

  it('leads nowhere for a visit that is not theirs', async () => {
    showAt(`/health/${id(9)}`, answers({ getVisitHealth: () => Promise.reject(refusal('not_found')) }))
    await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull())
    expect(await screen.findByRole('heading', { level: 1 })).toBeDefined()
  })
})
