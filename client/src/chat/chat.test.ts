import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { doctor, patient } from '../../test/harness/clinic-people.ts'
import { ClinicServer } from '../../test/harness/clinic-server.ts'
import { until } from '../../test/harness/until.ts'
import { type BedsideClient, createBedsideClient, type VisitLease } from '../bedside-client.ts'
import type { StoragePort } from '../kept-values.ts'

class MemoryStorage implements StoragePort {
  readonly values = new Map<string, string>()
  getItem = (key: string) => this.values.get(key) ?? null
  setItem = (key: string, value: string) => void this.values.set(key, value)
  removeItem = (key: string) => void this.values.delete(key)
}

let server: ClinicServer
let baseUrl: string
let storage: MemoryStorage
const clients: BedsideClient[] = []

beforeEach(async () => {
  server = new ClinicServer()
  baseUrl = await server.start()
  storage = new MemoryStorage()
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  await server.stop()
})

function open(token = 'patient', kept: StoragePort | null = storage): VisitLease & { client: BedsideClient } {
  const client = createBedsideClient({ baseUrl, token, storage: kept, webSocket: WebSocket })
  clients.push(client)
  return { client, ...client.openVisit(server.sessionId) }
}

const linesOf = ({ visit }: VisitLease) => visit.chat.state.getSnapshot().lines
const texts = (lease: VisitLease) => linesOf(lease).map((line) => line.content)
const loaded = (lease: VisitLease) =>
  until(
    () => lease.visit.chat.state.getSnapshot().isLoading,
    (is) => !is,
  )
const isLive = async (lease: VisitLease & { client: BedsideClient }) => {
  await loaded(lease)
  await until(
    () => lease.client.realtime.line.getSnapshot(),
    (line) => line === 'live',
  )
}
const delivery = (lease: VisitLease) => linesOf(lease).at(-1)?.delivery

describe('messages of a visit', () => {
  it('show at once as sending and become sent under the same key', async () => {
    const mine = open()
    await isLive(mine)
    const key = mine.visit.chat.send('Namaste')
    expect(linesOf(mine)).toMatchObject([
      { key, content: 'Namaste', isMine: true, delivery: 'sending', seq: null },
    ])
    await until(
      () => delivery(mine),
      (now) => now === 'sent',
    )
    expect(linesOf(mine)).toMatchObject([{ key, content: 'Namaste', isMine: true, seq: 1 }])
  })

  it('reach the other side live, who confirms them; ticks follow', async () => {
    const [mine, theirs] = [open(), open('doctor', null)]
    await Promise.all([isLive(mine), isLive(theirs)])
    mine.visit.chat.send('Namaste')
    await until(
      () => texts(theirs),
      (all) => all.includes('Namaste'),
    )
    await until(
      () => receiptsOf('DOCTOR'),
      (sent) => sent.includes('delivered 1'),
    )
    server.receipt(doctor, 1, 0)
    await until(
      () => delivery(mine),
      (now) => now === 'delivered',
    )
    expect(theirs.visit.chat.state.getSnapshot().unreadCount).toBe(1)
    theirs.visit.chat.markRead()
    expect(theirs.visit.chat.state.getSnapshot().unreadCount).toBe(0)
    await until(
      () => receiptsOf('DOCTOR'),
      (sent) => sent.includes('read 1'),
    )
    server.receipt(doctor, 1, 1)
    await until(
      () => delivery(mine),
      (now) => now === 'read',
    )
  })

  it('are never doubled when the answer is lost: the resend carries the same id', async () => {
    const mine = open()
    await isLive(mine)
    const before = server.log.length
    server.unanswered.add('CHAT_MESSAGE')
    server.failing = 'chat'
    mine.visit.chat.send('once')
    await until(
      () => server.heard.filter(({ frame }) => frame.type === 'CHAT_MESSAGE').length,
      (n) => n >= 1,
    )
    server.unanswered.delete('CHAT_MESSAGE')
    server.failing = null
    server.dropSockets()
    await until(
      () => delivery(mine),
      (now) => now === 'sent',
    )
    expect(server.log.length).toBe(before + 1)
  })

  it('go by REST while no socket can be held', async () => {
    server.isSocketRefused = true
    const mine = open()
    await loaded(mine)
    mine.visit.chat.send('by post')
    await until(
      () => delivery(mine),
      (now) => now === 'sent',
    )
    expect(server.calls.some((call) => call.startsWith('POST') && call.endsWith('/chat'))).toBe(true)
  })

  it('keep the order in which they were written', async () => {
    const mine = open()
    await isLive(mine)
    const wanted = Array.from({ length: 20 }, (_, place) => `number ${place}`)
    for (const text of wanted) mine.visit.chat.send(text)
    expect(texts(mine)).toEqual(wanted)
    await until(
      () => server.log.length,
      (length) => length === 20,
    )
    expect(server.log.map((entry) => entry.payload.content)).toEqual(wanted)
  })

  it('that were not sent survive a reload and go out then, once', async () => {
    server.isSocketRefused = true
    server.failing = 'chat'
    const before = open()
    await loaded(before)
    before.visit.chat.send('kept')
    before.client.close()
    server.isSocketRefused = false
    server.failing = null
    const after = open()
    expect(texts(after)).toEqual(['kept'])
    await until(
      () => delivery(after),
      (now) => now === 'sent',
    )
    expect(server.log).toHaveLength(1)
    expect([...storage.values.keys()].filter((key) => key.includes('outbox'))).toEqual([])
  })

  it('that are refused say so and can be retried or thrown away', async () => {
    const mine = open()
    await isLive(mine)
    server.refusing = 'chat_closed'
    const key = mine.visit.chat.send('too late') ?? ''
    await until(
      () => linesOf(mine).at(-1),
      (line) => line?.delivery === 'failed',
    )
    expect(linesOf(mine).at(-1)).toMatchObject({ failure: 'chat_closed' })
    server.refusing = null
    mine.visit.chat.retry(key)
    await until(
      () => delivery(mine),
      (now) => now === 'sent',
    )
    server.refusing = 'chat_closed'
    const second = mine.visit.chat.send('never') ?? ''
    await until(
      () => delivery(mine),
      (now) => now === 'failed',
    )
    mine.visit.chat.discard(second)
    expect(texts(mine)).toEqual(['too late'])
  })

  it('do not hold up the next when one is refused', async () => {
    const mine = open()
    await isLive(mine)
    server.refusing = 'invalid_input'
    mine.visit.chat.send('bad')
    await until(
      () => delivery(mine),
      (now) => now === 'failed',
    )
    server.refusing = null
    mine.visit.chat.send('good')
    await until(
      () => server.log.map((entry) => entry.payload.content),
      (all) => all.includes('good'),
    )
  })

  it('load by pages, the earlier ones on demand, in order and once each', async () => {
    for (let place = 0; place < 120; place++) server.write(doctor, `m${place}`)
    const mine = open()
    await loaded(mine)
    expect(linesOf(mine)).toHaveLength(50)
    expect(texts(mine)[0]).toBe('m70')
    await mine.visit.chat.loadEarlier()
    await mine.visit.chat.loadEarlier()
    expect(texts(mine)).toEqual(Array.from({ length: 120 }, (_, place) => `m${place}`))
    expect(mine.visit.chat.state.getSnapshot().hasEarlier).toBe(false)
  })

  it('keep their place when deleted', async () => {
    const message = server.write(doctor, 'a mistake')
    server.write(doctor, 'right')
    const mine = open()
    await isLive(mine)
    server.say('chat.message_deleted', doctor.userId, { messageId: message.messageId })
    await until(
      () => linesOf(mine)[0]?.isDeleted,
      (is) => is === true,
    )
    expect(texts(mine)).toEqual(['', 'right'])
  })

  it('lose no draft in a reload, and none when the storage refuses', async () => {
    const before = open()
    before.visit.chat.setDraft('half a sen')
    before.client.close()
    expect(open().visit.chat.state.getSnapshot().draft).toBe('half a sen')
    const refusing: StoragePort = {
      getItem: () => {
        throw new Error('refused')
      },
      setItem: () => {
        throw new Error('refused')
      },
      removeItem: () => {
        throw new Error('refused')
      },
    }
    const mine = open('patient', refusing)
    await isLive(mine)
    mine.visit.chat.setDraft('still here')
    expect(mine.visit.chat.state.getSnapshot().draft).toBe('still here')
    mine.visit.chat.send('and sent')
    await until(
      () => server.log.map((entry) => entry.payload.content),
      (all) => all.includes('and sent'),
    )
  })

  it('ignore what is only spaces', () => {
    expect(open().visit.chat.send(' \n ')).toBeNull()
  })

  it('show who is writing, until their message comes', async () => {
    const [mine, theirs] = [open(), open('doctor', null)]
    await Promise.all([isLive(mine), isLive(theirs)])
    theirs.visit.chat.setDraft('I')
    await until(
      () => mine.visit.state.getSnapshot().typing,
      (who) => who.includes(doctor.userId),
    )
    theirs.visit.chat.send('I am here')
    await until(
      () => mine.visit.state.getSnapshot().typing,
      (who) => who.length === 0,
    )
  })
})

function receiptsOf(role: string): string[] {
  return server.heard.flatMap(({ person, frame }) =>
    person === role && frame.type === 'RECEIPT' ? [`${frame.payload.status} ${frame.payload.seq}`] : [],
  )
}

describe('a visit as a page follows it', () => {
  it('is shared by all who open it, and ends with the last of them', async () => {
    const first = open()
    const second = first.client.openVisit(server.sessionId)
    expect(second.visit).toBe(first.visit)
    await isLive(first)
    first.release()
    first.release()
    server.write(doctor, 'still heard')
    await until(
      () => texts(second),
      (all) => all.includes('still heard'),
    )
    second.release()
    await until(
      () => server.heard.some(({ frame }) => frame.type === 'UNSUBSCRIBE'),
      (told) => told,
    )
  })

  it('shows each change of status with the timings that only the server knows', async () => {
    const mine = open()
    await isLive(mine)
    server.become('IN_PROGRESS')
    const running = await until(
      () => mine.visit.state.getSnapshot().session,
      (now) => now?.runningSince != null,
    )
    expect(running?.status).toBe('IN_PROGRESS')
  })

  it('says why when it cannot be opened', async () => {
    const client = createBedsideClient({ baseUrl, token: 'patient', storage: null, webSocket: WebSocket })
    clients.push(client)
    const { visit } = client.openVisit(patient.userId)
    const { error } = await until(
      () => visit.state.getSnapshot(),
      (now) => !now.isLoading,
    )
    expect(error?.code).toBe('not_found')
  })
})
