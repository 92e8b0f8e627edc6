// @vitest-environment happy-dom
import { ProblemError } from '@bedside/client'
import type { ErrorCode } from '@bedside/contract'
import { errorCatalogue } from '@bedside/contract/facts'
import { beforeEach, expect, test } from 'vitest'
import { aFeedback } from '../../test/a-feedback.ts'
import { deliverFeedback, type FeedbackLine, keptFeedback, sendKeptFeedback } from './kept-feedback.ts'

const body = { overallRating: 4, feedbackTags: [] }
const key = 'key-1'
const refusal = (code: ErrorCode) => ProblemError.of({ type: 'x', code, ...errorCatalogue[code] })
const lineOf = (send: FeedbackLine['send'], isGiven = false): FeedbackLine => ({
  send,
  isGiven: async () => isGiven,
})
const cut = async () => {
  throw new ProblemError('network_failed')
}
const noLine: FeedbackLine = { send: cut, isGiven: cut }
beforeEach(() => localStorage.clear())

test('without a line it is kept, and sent later under the same key', async () => {
  expect(await deliverFeedback(noLine, 'a', { key, body })).toEqual({ end: 'kept' })
  expect(keptFeedback('a')).toEqual({ key, body })
  const heard: unknown[] = []
  expect(
    await sendKeptFeedback(
      lineOf(async (sessionId, kept) => {
        heard.push([sessionId, kept])
        return aFeedback()
      }),
    ),
  ).toBe(1)
  expect(heard).toEqual([['a', { key, body }]])
  expect(localStorage.length).toBe(0)
})

test('whoever sends at the same time sends once', async () => {
  let calls = 0
  const line = lineOf(async () => {
    calls += 1
    return aFeedback()
  })
  await deliverFeedback(noLine, 'a', { key, body })
  const [one, two] = await Promise.all([deliverFeedback(line, 'a', { key, body }), sendKeptFeedback(line)])
  expect([one.end, two, calls]).toEqual(['sent', 1, 1])
})

test('a page that is closed while it sends leaves it on the device', () => {
  void deliverFeedback(
    lineOf(() => new Promise(() => undefined)),
    'closed',
    { key, body },
  )
  expect(keptFeedback('closed')).toEqual({ key, body })
})

test('what the server had from a page that closed before it heard so is put away and not sent again', async () => {
  await deliverFeedback(noLine, 'a', { key, body })
  const again = () => Promise.reject(new Error('sent again'))
  expect(await sendKeptFeedback(lineOf(again, true))).toBe(1)
  expect(keptFeedback('a')).toBeNull()
})

test.each(['unavailable', 'too_many_requests', 'idempotency_in_progress'] as const)(
  '%s is no answer to it: it stays',
  async (code) => {
    expect(
      await deliverFeedback(
        lineOf(() => Promise.reject(refusal(code))),
        'a',
        { key, body },
      ),
    ).toEqual({
      end: 'kept',
    })
    expect(keptFeedback('a')).not.toBeNull()
  },
)

test('given before is done', async () => {
  const given = lineOf(() => Promise.reject(refusal('feedback_given')))
  expect(await deliverFeedback(given, 'a', { key, body })).toEqual({ end: 'given' })
  expect(keptFeedback('a')).toBeNull()
})

test('what the server refuses for good is let go, and the others go out', async () => {
  await deliverFeedback(noLine, 'a', { key, body })
  await deliverFeedback(noLine, 'b', { key: 'key-2', body })
  const line = lineOf((sessionId) =>
    sessionId === 'a' ? Promise.reject(refusal('not_found')) : Promise.resolve(aFeedback()),
  )
  expect(await sendKeptFeedback(line)).toBe(1)
  expect(localStorage.length).toBe(0)
})
