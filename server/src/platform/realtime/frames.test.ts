import { randomUUID } from 'node:crypto'
import { type ClientFrameType, clientFrames, closeCodes, limits, Problem } from '@bedside/contract'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { openSocket } from '../../../test/harness/socket.ts'
import { startMemoryRealtime } from '../../../test/realtime/memory-source.ts'
import { parseFrame } from './parse-frame.ts'

const sessionId = randomUUID()
/** One good payload of every frame a client may send. */
const good: { [Type in ClientFrameType]: Record<string, unknown> } = {
  AUTHENTICATE: { token: 'ram' },
  PING: {},
  SUBSCRIBE: { sessionId, after: 3, deviceId: 'tab-one-1' },
  UNSUBSCRIBE: { sessionId },
  SUBSCRIBE_QUEUE: {},
  CHAT_MESSAGE: { sessionId, content: 'Hello', messageType: 'text', clientMessageId: randomUUID() },
  RECEIPT: { sessionId, seq: 4, status: 'read' },
  TYPING: { sessionId, typing: true },
  MEDIA_STATE: { sessionId, media: 'up', audio: true, video: true, screen: false },
  SIGNAL: {
    sessionId,
    to: `${randomUUID()}:tab-two-2`,
    description: { type: 'offer', sdp: 'v=0' },
    candidate: { candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'u' },
  },
  RENEW_TOKEN: { sessionId },
  QUALITY: { sessionId, level: 'good', roundTripMs: 20, lossPercent: 0, bitrateKbps: 900 },
  RING_SEEN: { sessionId },
}
const types = Object.keys(clientFrames) as ClientFrameType[]

/** Values that no field of any frame takes, and some that break naive servers. */
const hostile = fc.oneof(
  fc.constantFrom<unknown>(null, -1, 1.5, 1e308, [], {}, '\u0000', '../..', { $ne: null }, [[[[]]]]),
  fc.string({ minLength: 5_000, maxLength: 6_000 }),
  fc.constant({ __proto__: { admin: true }, constructor: { prototype: {} } }),
)

/** A good frame with one field changed, missing, or added. */
const mutated = fc
  .tuple(fc.constantFrom(...types), fc.constantFrom('change', 'add', 'drop', 'wrap'), fc.nat(20), hostile)
  .map(([type, how, which, value]) => {
    const payload = { ...good[type] }
    const keys = Object.keys(payload)
    const key = keys[which % Math.max(1, keys.length)]
    if (how === 'wrap') return { type, payload: value }
    if (how === 'add' || key === undefined) return { type, payload: { ...payload, surplus: value } }
    if (how === 'change') return { type, payload: { ...payload, [key]: value } }
    delete payload[key]
    return { type, payload }
  })

describe('frames of clients', async () => {
  const test = await startMemoryRealtime({ frameRate: { perSecond: 1e6, burst: 1e6 } })
  test.person('ram')
  for (const type of types) {
    if (!['AUTHENTICATE', 'PING', 'SUBSCRIBE', 'UNSUBSCRIBE'].includes(type))
      test.realtime.on(type, async () => ({}))
  }

  it.each(types)('takes a good %s as it stands in the contract', (type) => {
    expect(parseFrame(JSON.stringify({ type, id: 7, payload: good[type] }))).toEqual({
      type,
      id: 7,
      payload: good[type],
    })
  })

  it.each(types)('answers a %s with an unknown key by pointing at it, under the frame’s id', async (type) => {
    const socket = await openSocket(test.url, 'ram')
    await expect(socket.ask(type, { ...good[type], surplus: 1 } as never)).rejects.toMatchObject({
      problem: { code: 'invalid_input', errors: [{ pointer: '/payload/surplus', detail: 'unknown key' }] },
    })
    await socket.close()
  })

  it('answers 2,000 mutated frames one by one with an ACK or a problem, and goes on serving', async () => {
    const socket = await openSocket(test.url, 'ram')
    const frames = fc.sample(mutated, { numRuns: 2_000, seed: 20261121 })
    frames.forEach((frame, index) => {
      socket.tell(JSON.stringify({ ...frame, id: `m${index}` }))
    })
    const answers = () => socket.frames.filter(({ id }) => String(id).startsWith('m'))
    await vi.waitFor(() => expect(answers()).toHaveLength(frames.length), { timeout: 20_000, interval: 10 })
    const ids = new Set(answers().map(({ id }) => id))
    expect(ids.size).toBe(frames.length)
    for (const answer of answers()) {
      expect(['ACK', 'ERROR']).toContain(answer.type)
      if (answer.type === 'ERROR') expect(Problem.parse(answer.payload).status).toBeLessThan(500)
    }
    expect(answers().filter(({ type }) => type === 'ERROR').length).toBeGreaterThan(1_500)
    expect(await socket.ask('PING', {})).toHaveProperty('serverTime')
    await socket.close()
  })

  it('answers anything that is no frame with a problem and keeps the socket', async () => {
    const socket = await openSocket(test.url, 'ram')
    const wrong = [
      '',
      'nonsense',
      '{',
      'null',
      '[]',
      '"PING"',
      '{}',
      '{"type":7}',
      '{"type":"NO_SUCH_FRAME"}',
      '{"type":"toString"}',
      '{"type":"__proto__"}',
      '{"type":"PING","id":{},"payload":{}}',
      '{"type":"PING","payload":[]}',
      '{"type":"PING","payload":{},"surplus":1}',
      '{"type":"PING","payload":{"__proto__":{"admin":true}}}',
      `{"type":"PING","payload":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
    ]
    for (const text of wrong) socket.tell(text)
    const errors = () => socket.frames.filter((frame) => frame.type === 'ERROR')
    await vi.waitFor(() => expect(errors()).toHaveLength(wrong.length), { timeout: 20_000, interval: 10 })
    for (const { payload } of errors()) expect(Problem.parse(payload).status).toBe(400)
    expect(await socket.ask('PING', {})).toHaveProperty('serverTime')
    await socket.close()
  })

  it('survives every text fast-check thinks of', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const frame = parseFrame(text)
        expect('refusal' in frame || 'type' in frame).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })

  it('ends a socket that sends a frame over the limit, and serves the others', async () => {
    const socket = await openSocket(test.url, 'ram')
    socket.tell('x'.repeat(limits.frameBytes + 1))
    expect((await socket.closed).code).toBe(closeCodes.tooLarge)
    const other = await openSocket(test.url, 'ram')
    expect(await other.ask('PING', {})).toHaveProperty('serverTime')
    await other.close()
  })
})

describe('a flood', async () => {
  const test = await startMemoryRealtime({ frameRate: { perSecond: 0, burst: 50 } })
  test.person('ram')

  it('is told to slow down, then ended', async () => {
    const socket = await openSocket(test.url, 'ram')
    for (let count = 0; count < 400; count += 1) socket.tell(`{"type":"PING","id":${count},"payload":{}}`)
    expect((await socket.closed).code).toBe(closeCodes.policy)
    const refused = socket.frames.filter(
      (frame) => frame.type === 'ERROR' && frame.payload.code === 'too_many_requests',
    )
    expect(refused.length).toBe(200)
    const other = await openSocket(test.url, 'ram')
    expect(await other.ask('PING', {})).toHaveProperty('serverTime')
    await other.close()
  })
})
