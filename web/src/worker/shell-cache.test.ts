import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  answerFile,
  answerLook,
  answerPage,
  type Build,
  forgetOlder,
  install,
  isClinicLook,
} from './shell-cache.ts'

const origin = 'https://clinic.test'
const first: Build = {
  version: 'one',
  shell: ['/', '/assets/a-1.js', '/assets/b-1.js'],
  files: ['/assets/a-1.js', '/assets/b-1.js', '/assets/room-1.js'],
}
const second: Build = {
  version: 'two',
  shell: ['/', '/assets/a-2.js', '/assets/b-1.js'],
  files: ['/assets/a-2.js', '/assets/b-1.js', '/assets/room-2.js'],
}

let fetched: string[]
let isOnline: boolean
let hasHue: boolean

/** Cache Storage as far as it is used here, in memory. */
function memoryCaches() {
  const caches = new Map<string, Map<string, Response>>()
  const keyOf = (request: Request | string) =>
    new URL(typeof request === 'string' ? request : request.url, origin).href
  const load = async (request: Request | string) => {
    const answer = await fetch(request)
    if (!answer.ok) throw new TypeError('not ok')
    return answer
  }
  const open = async (name: string) => {
    const kept = caches.get(name) ?? new Map<string, Response>()
    caches.set(name, kept)
    return {
      match: async (request: Request | string) => kept.get(keyOf(request))?.clone(),
      put: async (request: Request | string, answer: Response) => void kept.set(keyOf(request), answer),
      add: async (request: Request | string) => void kept.set(keyOf(request), await load(request)),
      addAll: async (requests: string[]) => {
        for (const request of requests) kept.set(keyOf(request), await load(request))
      },
      keys: async () => [...kept.keys()].map((url) => ({ url })),
      delete: async (request: Request) => kept.delete(keyOf(request)),
    }
  }
  const store = {
    open,
    keys: async () => [...caches.keys()],
    delete: async (name: string) => caches.delete(name),
  }
  const paths = () =>
    [...caches.values()].flatMap((kept) => [...kept.keys()].map((url) => new URL(url).pathname)).sort()
  return { store: store as unknown as CacheStorage, paths, names: () => [...caches.keys()].sort() }
}

const urlOf = (request: Request | string) =>
  new URL(typeof request === 'string' ? request : request.url, origin)

beforeEach(() => {
  fetched = []
  isOnline = true
  hasHue = false
  const OriginalRequest = Request
  vi.stubGlobal(
    'Request',
    class extends OriginalRequest {
      constructor(path: string, options?: RequestInit) {
        super(new URL(path, origin), options)
      }
    },
  )
  vi.stubGlobal('fetch', async (request: Request | string) => {
    if (!isOnline) throw new TypeError('no line')
    fetched.push(urlOf(request).pathname)
    if (urlOf(request).pathname === '/' && hasHue) return new Response('<link href="/clinic.css" />')
    return new Response(`from the server ${urlOf(request).pathname}`)
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const fetchPage = () => fetch('/home')

describe('the shell', () => {
  it('is fetched once; a new version fetches only what changed', async () => {
    const { store } = memoryCaches()
    await install(first, store)
    expect(fetched).toEqual(['/assets/a-1.js', '/assets/b-1.js', '/'])
    fetched = []
    await install(second, store)
    expect(fetched).toEqual(['/assets/a-2.js', '/'])
  })

  it('comes from the server while it answers, and from the copy when there is no line', async () => {
    const { store } = memoryCaches()
    await install(first, store)
    expect(await (await answerPage(first, store, fetchPage)).text()).toBe('from the server /home')
    isOnline = false
    expect(await (await answerPage(first, store, fetchPage)).text()).toBe('from the server /')
  })

  it('comes from the copy when the server takes too long', async () => {
    vi.useFakeTimers()
    const { store } = memoryCaches()
    await install(first, store)
    const answer = answerPage(first, store, () => new Promise(() => {}))
    await vi.advanceTimersByTimeAsync(4_000)
    expect(await (await answer).text()).toBe('from the server /')
    vi.useRealTimers()
  })

  it('of an older version goes when the new one takes over', async () => {
    const { store, paths, names } = memoryCaches()
    await install(first, store)
    await install(second, store)
    await forgetOlder(second, store, false)
    expect(names()).toEqual(['bedside-assets', 'bedside-page-two'])
    expect(paths()).toEqual(['/', '/assets/a-2.js', '/assets/b-1.js'])
  })

  it('keeps the files of a running visit, whose page is of the older version', async () => {
    const { store, paths } = memoryCaches()
    await install(first, store)
    await answerFile(store, new Request('/assets/room-1.js'))
    await install(second, store)
    await forgetOlder(second, store, true)
    isOnline = false
    const answer = await answerFile(store, new Request('/assets/room-1.js'))
    expect(await answer.text()).toContain('room-1')
    await forgetOlder(second, store, false)
    expect(paths()).not.toContain('/assets/room-1.js')
  })
})

describe("the clinic's look", () => {
  const style = () => new Request('/clinic.css')

  it('is kept with the page where the page has one, and never asked for where it has none', async () => {
    const { store, paths } = memoryCaches()
    await install(first, store)
    expect(fetched).not.toContain('/clinic.css')
    hasHue = true
    await install(second, store)
    await forgetOlder(second, store, false)
    expect(paths()).toContain('/clinic.css')
    isOnline = false
    expect(await (await answerLook(second, store, style())).text()).toBe('from the server /clinic.css')
  })

  it('is what the server says as long as it answers, and the last of it without a line', async () => {
    const { store } = memoryCaches()
    await install(first, store)
    await answerLook(first, store, new Request('/clinic-logo'))
    vi.stubGlobal('fetch', async () => new Response('another sign'))
    const changed = await answerLook(first, store, new Request('/clinic-logo'))
    expect(await changed.text()).toBe('another sign')
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('no line')))
    const copy = await answerLook(first, store, new Request('/clinic-logo'))
    expect(await copy.text()).toBe('another sign')
  })

  it('is nothing else of the server', () => {
    expect(['/clinic.css', '/clinic-logo'].every(isClinicLook)).toBe(true)
    expect(['/', '/clinic', '/api/v1/clinic', '/clinic.css/x'].some(isClinicLook)).toBe(false)
  })

  it('that the server no longer has is not kept as a mistake', async () => {
    const { store, paths } = memoryCaches()
    vi.stubGlobal('fetch', async () => new Response('none', { status: 404 }))
    expect((await answerLook(first, store, style())).status).toBe(404)
    expect(paths()).not.toContain('/clinic.css')
  })
})
