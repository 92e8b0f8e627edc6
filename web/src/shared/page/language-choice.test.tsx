// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { showAt } from '../../../test/show.tsx'
import type { Answers } from '../../features/gallery/fake-call.ts'
import { clinic, patient } from '../../features/gallery/people.ts'

afterEach(() => {
  cleanup()
  localStorage.clear()
})

const open = { getClinic: () => clinic() }
const languageHere = () => document.documentElement.lang
const selects = () => screen.findAllByRole('combobox')
const choose = async (language: string) => {
  const [select] = await selects()
  fireEvent.change(select as HTMLElement, { target: { value: language } })
}

/** A server that keeps the account's language, as the real one does. */
function account(language: 'en' | 'ne' | 'hi') {
  const told: unknown[] = []
  let me = patient({ language })
  const answers: Answers = {
    ...open,
    getMe: () => me,
    listAppointments: () => ({ items: [], nextCursor: null }),
    listHistory: () => ({ items: [], nextCursor: null }),
    listNotifications: () => ({ items: [], unreadCount: 0, nextCursor: null }),
    updateMe: ({ body }) => {
      told.push(body)
      me = patient({ language: body?.language ?? me.language })
      return me
    },
    signIn: () => ({ user: me, accessToken: 't', expiresAt: new Date(Date.now() + 1e6).toISOString() }),
  }
  return { told, answers }
}

describe('the language of the pages', () => {
  it('is changed by its own name, and the device keeps it', async () => {
    showAt('/', open)
    await choose('ne')
    expect(await screen.findByText('भेट बुक गर्नुहोस्')).toBeDefined()
    expect(languageHere()).toBe('ne')
    cleanup()
    showAt('/', open)
    expect(await screen.findByText('भेट बुक गर्नुहोस्')).toBeDefined()
    const names = [...document.querySelectorAll('option')].map((option) => [option.lang, option.textContent])
    expect(names).toEqual([
      ['en', 'English'],
      ['ne', 'नेपाली'],
      ['hi', 'हिन्दी'],
    ])
  })

  it("is the account's on a device that spoke another before, which then keeps it", async () => {
    localStorage.setItem('bedside:language', 'en')
    localStorage.setItem('bedside:signed-in', '1')
    const { answers, told } = account('hi')
    showAt('/home', answers)
    await waitFor(() => expect(languageHere()).toBe('hi'))
    await waitFor(() => expect(localStorage.getItem('bedside:language')).toBe('hi'))
    expect(told).toEqual([])
  })

  it('goes to the account once when it is chosen while signed in', async () => {
    localStorage.setItem('bedside:signed-in', '1')
    const { answers, told } = account('en')
    showAt('/home', answers)
    await screen.findByRole('heading', { level: 1 })
    await choose('ne')
    await waitFor(() => expect(told).toEqual([{ language: 'ne' }]))
    expect(languageHere()).toBe('ne')
  })

  it('chosen just before signing in wins over what the account said, and is kept there', async () => {
    const { answers, told } = account('en')
    const { history } = showAt('/sign-in', {
      ...answers,
      getMe: () => Promise.reject(new Error('nobody yet')),
    })
    await choose('hi')
    const boxes = await waitFor(() => {
      const found = [...document.querySelectorAll('input')]
      expect(found.length).toBeGreaterThan(1)
      return found
    })
    const values: Record<string, string> = { email: 'ram@example.org', password: 'a long password' }
    for (const box of boxes) fireEvent.change(box, { target: { value: values[box.name] ?? '' } })
    fireEvent.submit(document.querySelector('form') as HTMLFormElement)
    await waitFor(() => expect(history).toContain('/home'))
    await waitFor(() => expect(told).toEqual([{ language: 'hi' }]))
    expect(languageHere()).toBe('hi')
  })
})
