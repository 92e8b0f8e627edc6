import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ServerClock } from './server-clock.ts'

const noonMs = Date.parse('2026-11-21T12:00:00Z')
const serverAt = (ms: number) => new Date(noonMs + ms).toISOString()

describe('the clock of the server', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: noonMs - 5 * 3_600_000 })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is right on a device that is five hours behind', () => {
    const clock = new ServerClock()
    clock.sample(serverAt(0), 200)
    expect(clock.now()).toBe(noonMs + 100)
  })

  it('is not moved by a slower answer', () => {
    const clock = new ServerClock()
    clock.sample(serverAt(0), 50)
    clock.sample(serverAt(-3_000), 6_000)
    expect(clock.now()).toBe(noonMs + 25)
  })

  it('ignores what is not a time', () => {
    const clock = new ServerClock()
    clock.sample('soon', 1)
    expect(clock.offsetMs.getSnapshot()).toBe(0)
  })
})
