// @vitest-environment happy-dom
import type { OpeningWish } from '@bedside/contract'
import { cleanup, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { showAt } from '../../../../test/show.tsx'
import { asPatient, page } from '../../gallery/answers.ts'
import { refusal } from '../../gallery/fake-call.ts'
import { doctor, inMinutes } from '../../gallery/people.ts'
import { scenes } from '../../gallery/scenes.ts'

const { doctorId } = doctor()
const draft = {
  topic: 'fever',
  reason: '',
  doctorId,
  visitType: 'ONLINE',
  consultationMode: 'VIDEO',
}
const none = { listSlots: () => ({ items: [] }) }

beforeEach(() => sessionStorage.setItem('bedside:booking', JSON.stringify(draft)))
afterEach(() => {
  cleanup()
  sessionStorage.clear()
})

describe('a doctor without a free time', () => {
  it('can be waited for and not, and it is said until when', async () => {
    const user = userEvent.setup()
    let wishes: OpeningWish[] = []
    showAt('/book/time', {
      ...asPatient,
      ...none,
      listOpeningWishes: () => ({ items: wishes }),
      saveOpeningWish: ({ params, body }) => {
        const wish = { ...(params as { doctorId: string }), ...(body as { from: string; to: string }) }
        wishes = [{ ...wish, createdAt: inMinutes(0) }]
        return wishes[0] as OpeningWish
      },
      removeOpeningWish: () => {
        wishes = []
        return undefined
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Tell me if one opens' }))
    expect(await screen.findByText('We tell you when a time opens')).toBeDefined()
    expect(wishes).toMatchObject([{ doctorId }])
    expect(Date.parse(wishes[0]?.to ?? '') - Date.parse(wishes[0]?.from ?? '')).toBe(7 * 24 * 60 * 60_000)
    await user.click(screen.getByRole('button', { name: 'Do not tell me' }))
    expect(await screen.findByRole('button', { name: 'Tell me if one opens' })).toBeDefined()
    expect(wishes).toEqual([])
  })

  it('shows the times that opened meanwhile instead of waiting for them', async () => {
    const user = userEvent.setup()
    let items: { startTime: string; endTime: string }[] = []
    showAt('/book/time', {
      ...asPatient,
      listSlots: () => ({ items }),
      listOpeningWishes: () => ({ items: [] }),
      saveOpeningWish: () => {
        items = [{ startTime: inMinutes(60), endTime: inMinutes(75) }]
        return Promise.reject(refusal('times_free'))
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Tell me if one opens' }))
    await waitFor(() => expect(document.querySelector('main time')).not.toBeNull())
    expect(screen.queryByRole('button', { name: 'Tell me if one opens' })).toBeNull()
  })

  it('offers the next free time after the days shown, and it can be taken at once', async () => {
    const user = userEvent.setup()
    const nextFreeTime = inMinutes(12_000)
    const { history } = showAt('/book/time', {
      ...asPatient,
      ...none,
      listDoctors: () => page([doctor({ nextFreeTime })]),
      listOpeningWishes: () => ({ items: [] }),
    })
    await user.click(await screen.findByRole('button', { name: /^Next free: / }))
    await waitFor(() => expect(history?.at(-1)).toBe('/book/whom'))
    expect(JSON.parse(sessionStorage.getItem('bedside:booking') ?? '{}').startTime).toBe(nextFreeTime)
  })

  it('says why no more can be waited for', async () => {
    const scene = scenes['book-no-times-too-many']
    showAt(scene?.path ?? '', scene?.answers ?? {})
    const ask = await screen.findByRole('button', { name: 'Tell me if one opens' })
    ask.click()
    expect(await screen.findByText(/You wait for five doctors already/)).toBeDefined()
    expect(screen.getByRole('button', { name: /^Do not wait for / })).toBeDefined()
  })
})

describe('the news that a time opened', () => {
  it('begins booking with that doctor, and asks what is still missing', async () => {
    sessionStorage.clear()
    const { history } = showAt(`/book?doctor=${doctorId}`, asPatient)
    await waitFor(() => expect(history?.at(-1)).toBe('/book/about'))
    expect(JSON.parse(sessionStorage.getItem('bedside:booking') ?? '{}')).toEqual({ doctorId })
  })
})
