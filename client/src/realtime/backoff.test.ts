import { describe, expect, it } from 'vitest'
import { backoffMs } from './backoff.ts'

const policy = { firstMs: 400, longestMs: 10_000 }

describe('the wait before the next try', () => {
  it.each([
    [0, 400],
    [1, 800],
    [3, 3_200],
    [9, 10_000],
    [10_000, 10_000],
  ])('before try %i lies between half of and the whole %i ms', (attempt, wholeMs) => {
    expect(backoffMs(policy, attempt, () => 0)).toBe(wholeMs / 2)
    expect(backoffMs(policy, attempt, () => 1)).toBe(wholeMs)
  })
})
