import { beforeEach, describe, expect, it, vi } from 'vitest'
import { answerRing, ring } from './ringing.ts'
import type { WindowClient, WorkerScope } from './worker-scope.ts'

const origin = 'https://clinic.test'
const message = { title: 'Clinic', body: 'Your turn', tag: 'your-turn', address: '/visits/1', urgent: true }

let windows: WindowClient[]
const showNotification = vi.fn(async () => {})
const openWindow = vi.fn(async () => null)
const scope = {
  location: { origin },
  registration: { showNotification },
  clients: { matchAll: async () => windows, openWindow },
} as unknown as WorkerScope

const aWindow = (path: string, isSeen = false) => {
  const client = {
    url: origin + path,
    focused: isSeen,
    visibilityState: isSeen ? 'visible' : 'hidden',
    focus: vi.fn(async () => client),
    navigate: vi.fn(async () => client),
  }
  return client as typeof client & WindowClient
}
const push = { data: { json: () => message } }
const click = (address = '/visits/1') => ({
  notification: { data: { address }, close: vi.fn() } as unknown as Notification,
})

beforeEach(() => {
  windows = []
  vi.clearAllMocks()
})

describe('a push', () => {
  it('is shown, and stays until it is answered when it is your turn', async () => {
    windows = [aWindow('/home')]
    await ring(scope, push)
    expect(showNotification).toHaveBeenCalledWith(
      'Clinic',
      expect.objectContaining({
        body: 'Your turn',
        requireInteraction: true,
        data: { address: '/visits/1' },
      }),
    )
  })

  it('is not shown to somebody who looks at the page, which says it itself', async () => {
    windows = [aWindow('/home', true)]
    await ring(scope, push)
    expect(showNotification).not.toHaveBeenCalled()
  })
})

describe('a click on it', () => {
  it('goes to the window that is there already', async () => {
    const there = aWindow('/visits/1')
    windows = [aWindow('/home'), there]
    await answerRing(scope, click())
    expect(there.focus).toHaveBeenCalled()
    expect(openWindow).not.toHaveBeenCalled()
  })

  it('takes another window of ours there, but never one that is in a visit', async () => {
    const [visit, home] = [aWindow('/visits/2'), aWindow('/home')]
    windows = [visit, home]
    await answerRing(scope, click())
    expect(home.navigate).toHaveBeenCalledWith(`${origin}/visits/1`)
    expect(visit.navigate).not.toHaveBeenCalled()
  })

  it('opens a window where there is none', async () => {
    await answerRing(scope, click())
    expect(openWindow).toHaveBeenCalledWith(`${origin}/visits/1`)
  })

  it('leads nowhere but to our own pages', async () => {
    await answerRing(scope, click('https://evil.example/'))
    await answerRing(scope, click('//evil.example/'))
    expect(openWindow).not.toHaveBeenCalled()
  })
})
