import { ProblemError } from '@bedside/client'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Call } from '../api/call.ts'
import { copyAge } from './copy-age.ts'
import { openKeeper } from './keeper.ts'
import { keepingCall } from './keeping-call.ts'
import type { Kept } from './kept-store.ts'

const rows = (count: number) => Array.from({ length: count }, (_, number) => ({ number }))
const answers: Record<string, unknown> = {}
let kept: Map<string, Kept>
let isOnline: boolean
let now: number
let call: Call

beforeEach(() => {
  kept = new Map()
  isOnline = true
  now = 1_000
  copyAge.set(null)
  Object.assign(answers, {
    getMe: { id: 'ram', role: 'PATIENT', name: 'Ram' },
    getClinic: { name: 'Clinic' },
    listHistory: { items: rows(20), nextCursor: 'more' },
    listAppointments: { items: rows(2), nextCursor: null },
    getSession: { status: 'IN_PROGRESS' },
    getQueue: { items: rows(3) },
  })
  const server = (async (name: string) => {
    if (!isOnline) throw new ProblemError('network_failed')
    return answers[name]
  }) as unknown as Call
  const store = {
    read: async (key: string) => kept.get(key),
    write: async (key: string, value: Kept) => {
      kept.set(key, value)
    },
  }
  call = keepingCall(server, async () => openKeeper(store, () => now))
})

const home = { query: { order: 'asc' } } as const
const written = () => new Promise((resolve) => setTimeout(resolve))
async function loadAll() {
  await call('getMe', {})
  await call('getClinic', {})
  await call('listAppointments', home)
  await call('listHistory', { query: { limit: 20 } })
  await call('getSession', { params: { sessionId: 's' } })
  await written()
}

describe('without a line', () => {
  it('a patient reads the copy, told how old it is, with no page after it', async () => {
    await loadAll()
    isOnline = false
    now = 5_000
    expect(await call('getMe', {})).toMatchObject({ name: 'Ram' })
    expect(copyAge.get()).toBe(1_000)
    expect(await call('listAppointments', home)).toEqual({ items: rows(2), nextCursor: null })
    expect(await call('listHistory', { query: { limit: 3 } })).toEqual({ items: rows(3), nextCursor: null })
    expect(await call('listHistory', { query: { limit: 20 } })).toEqual({
      items: rows(20),
      nextCursor: null,
    })
    isOnline = true
    await call('listAppointments', home)
    await written()
    expect(copyAge.get()).toBeNull()
  })

  it('a patient reads what they said of a visit, and nobody who comes after them', async () => {
    answers.getFeedback = { overallRating: 4 }
    await loadAll()
    const feedback = { params: { sessionId: 's' } }
    await call('getFeedback', feedback)
    await written()
    isOnline = false
    expect(await call('getFeedback', feedback)).toEqual({ overallRating: 4 })
    isOnline = true
    answers.getMe = { id: 'sita', role: 'PATIENT' }
    await call('getMe', {})
    await written()
    isOnline = false
    await expect(call('getFeedback', feedback)).rejects.toThrow()
  })

  it('nothing of a running visit, a filtered list or a doctor’s work is kept', async () => {
    await loadAll()
    await call('listHistory', { query: { limit: 20, search: 'Asha' } })
    await call('getQueue', {})
    await written()
    expect([...kept.keys()].sort()).toEqual([
      ' clinic',
      'account',
      'ram appointments',
      'ram history',
      'ram me',
    ])
    answers.getMe = { id: 'asha', role: 'DOCTOR' }
    kept.clear()
    await loadAll()
    expect([...kept.keys()]).toEqual([' clinic'])
  })

  it('a page of three does not take the place of the twenty', async () => {
    await loadAll()
    answers.listHistory = { items: rows(3), nextCursor: 'more' }
    await call('listHistory', { query: { limit: 3 } })
    await written()
    expect(kept.get('ram history')?.answer).toHaveProperty('items.length', 20)
  })

  it('a copy older than a sign-in can be is not shown', async () => {
    await loadAll()
    isOnline = false
    now += 7 * 24 * 60 * 60_000
    await expect(call('getMe', {})).rejects.toThrow()
  })

  it('a clear no of the server is never answered from the copy', async () => {
    await loadAll()
    const refusing = keepingCall(
      (async () => {
        throw ProblemError.of({ type: '', title: '', status: 401, code: 'unauthenticated' } as never)
      }) as unknown as Call,
      async () => openKeeper({ read: async (key) => kept.get(key), write: async () => {} }, () => now),
    )
    await expect(refusing('getMe', {})).rejects.toMatchObject({ status: 401 })
  })

  it('a server that is down is no answer', async () => {
    await loadAll()
    const down = keepingCall(
      (async () => {
        throw ProblemError.of({ type: '', title: '', status: 503, code: 'unavailable' } as never)
      }) as unknown as Call,
      async () => openKeeper({ read: async (key) => kept.get(key), write: async () => {} }, () => now),
    )
    expect(await down('getMe', {})).toMatchObject({ name: 'Ram' })
  })

  it('what another account left is not found', async () => {
    await loadAll()
    answers.getMe = { id: 'sita', role: 'PATIENT' }
    await call('getMe', {})
    await written()
    isOnline = false
    await expect(call('listAppointments', home)).rejects.toThrow()
  })
})
