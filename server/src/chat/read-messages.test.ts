import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { logRows, messageRows, say, seatGuest } from '../../test/builders/chat.ts'
import {
  aConfirmedVisit,
  aPatient,
  openSocket,
  startTestApp,
  type TestPerson,
} from '../../test/harness/index.ts'

describe('chat history', async () => {
  const test = await startTestApp()
  const { sessionId, patient, doctor } = await aConfirmedVisit(test)
  const stranger = await aPatient(test, 'Sarita Lama')
  for (let count = 1; count <= 12; count += 1) await say(test, sessionId, patient, `Line ${count}`)
  const page = (as: TestPerson | null, query: { cursor?: string; limit?: number } = {}) =>
    test.call('listMessages', { as, params: { sessionId }, query })

  it('comes newest page first, rising within, each message once', async () => {
    const contents: string[][] = []
    let cursor: string | null | undefined
    do {
      const { body } = await page(doctor, { limit: 5, ...(cursor ? { cursor } : {}) })
      contents.push(body.items.map(({ content }) => content))
      cursor = body.nextCursor
    } while (cursor)
    const lines = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => `Line ${from + index}`)
    expect(contents).toEqual([lines(8, 12), lines(3, 7), lines(1, 2)])
  })

  it('needs a sign-in, and refuses strangers and guests nobody admitted', async () => {
    const guest = await aPatient(test, 'Gita Rai')
    await seatGuest(test, sessionId, guest)
    expect((await page(null)).problem.code).toBe('unauthenticated')
    expect((await page(stranger)).problem.code).toBe('not_found')
    expect((await page(guest)).problem.code).toBe('not_admitted')
  })

  it('refuses a cursor that is not its own', async () => {
    for (const cursor of ['x', 'WyJ4Il0', 'bnVsbA'])
      expect((await page(doctor, { cursor })).problem.code).toBe('invalid_input')
  })

  it('is the same in the log that polls read', async () => {
    const { body } = await page(doctor)
    const { body: events } = await test.call('listEvents', { as: doctor, params: { sessionId }, query: {} })
    const messages = events.items.filter(({ eventType }) => eventType === 'chat.message')
    expect(messages.map(({ payload }) => payload)).toEqual(body.items)
  })
})

describe('receipts', async () => {
  const test = await startTestApp()
  const { sessionId, patient, doctor } = await aConfirmedVisit(test)
  const { seq } = (await say(test, sessionId, patient, 'One')).body
  const mark = (as: TestPerson | null, upTo: number, status: 'delivered' | 'read' = 'read') =>
    test.call('saveReceipt', { as, params: { sessionId }, body: { seq: upTo, status } })
  const seenBy = async (as: TestPerson) =>
    (await test.call('listMessages', { as, params: { sessionId } })).body.receipts
  const rows = () =>
    test.database.asService('test', ({ q }) =>
      q.selectFrom('message_receipts').selectAll().where('session_id', '=', sessionId).execute(),
    )

  it('need a sign-in, and refuse strangers and guests nobody admitted', async () => {
    const stranger = await aPatient(test, 'Sarita Lama')
    const guest = await aPatient(test, 'Gita Rai')
    await seatGuest(test, sessionId, guest)
    expect((await mark(null, seq)).problem.code).toBe('unauthenticated')
    expect((await mark(stranger, seq)).problem.code).toBe('not_found')
    expect((await mark(guest, seq)).problem.code).toBe('not_admitted')
    const socket = await openSocket(test.url, stranger.token)
    await expect(socket.ask('RECEIPT', { sessionId, seq, status: 'read' })).rejects.toThrow('not_found')
    await socket.close()
    expect(await rows()).toEqual([])
  })

  it('rise, tell the other side live, and never fall or pass the head of the log', async () => {
    const sender = await openSocket(test.url, patient.token)
    await sender.ask('SUBSCRIBE', { sessionId })
    await mark(doctor, seq, 'delivered')
    expect(await sender.next('MESSAGE_RECEIPT')).toEqual({
      sessionId,
      userId: doctor.userId,
      deliveredSeq: seq,
      readSeq: 0,
    })
    await mark(doctor, seq)
    expect(await sender.next('MESSAGE_RECEIPT', ({ readSeq }) => readSeq === seq)).toBeDefined()
    const receipts = () => sender.frames.filter(({ type }) => type === 'MESSAGE_RECEIPT').length
    const told = receipts()
    await mark(doctor, 1)
    await mark(doctor, seq, 'delivered')
    await sender.ask('PING', {})
    expect(receipts()).toBe(told)
    await mark(doctor, 1_000_000)
    const head = (await logRows(test, sessionId)).length
    expect(await seenBy(patient)).toEqual([{ userId: doctor.userId, deliveredSeq: head, readSeq: head }])
    await sender.close()
  })

  it('are one’s own row alone; a page shows everybody’s, so that a reload knows what one has read', async () => {
    const reader = await openSocket(test.url, patient.token)
    await reader.ask('RECEIPT', { sessionId, seq, status: 'read' })
    expect((await rows()).map((row) => row.user_id).sort()).toEqual([patient.userId, doctor.userId].sort())
    expect((await seenBy(doctor)).map(({ userId }) => userId).sort()).toEqual(
      [patient.userId, doctor.userId].sort(),
    )
    await reader.close()
  })

  it('are told again to who comes back', async () => {
    const back = await openSocket(test.url, patient.token)
    await back.ask('SUBSCRIBE', { sessionId })
    expect((await back.next('MESSAGE_RECEIPT')).userId).toBe(doctor.userId)
    await back.close()
  })
})

describe('taking a message back', async () => {
  const test = await startTestApp()
  const secret = 'I should not have written this'

  async function aWrittenVisit() {
    const visit = await aConfirmedVisit(test)
    const { sessionId, patient } = visit
    const body = { content: secret, clientMessageId: randomUUID() }
    const headers = { 'idempotency-key': randomUUID() }
    const sent = await test.call('sendMessage', { as: patient, params: { sessionId }, body, headers })
    const takeBack = (as: TestPerson | null, messageId = sent.body.messageId) =>
      test.call('deleteMessage', { as, params: { sessionId, messageId } })
    return { ...visit, message: sent.body, takeBack, body }
  }

  it('leaves its place and removes its text from tables, log, history, polls, replays and kept answers', async () => {
    const { sessionId, patient, doctor, message, takeBack } = await aWrittenVisit()
    const live = await openSocket(test.url, doctor.token)
    await live.ask('SUBSCRIBE', { sessionId })
    const { status, body } = await takeBack(patient)
    const emptied = { ...message, content: '', deleted: true }
    expect([status, body]).toEqual([200, emptied])
    const event = await live.next('SESSION_EVENT', (one) => one.eventType === 'chat.message_deleted')
    expect(event).toMatchObject({ userId: patient.userId, payload: { messageId: message.messageId } })

    const history = await test.call('listMessages', { as: doctor, params: { sessionId } })
    expect(history.body.items).toEqual([emptied])
    const polled = await test.call('listEvents', { as: doctor, params: { sessionId }, query: {} })
    expect(polled.body.items.find(({ seq }) => seq === message.seq)?.payload).toEqual(emptied)
    const replayed = await openSocket(test.url, doctor.token)
    await replayed.ask('SUBSCRIBE', { sessionId })
    expect(await replayed.next('CHAT_MESSAGE')).toEqual(emptied)

    const everything = await test.database.asService('test', async ({ q }) => [
      await q.selectFrom('consultation_messages').selectAll().execute(),
      await q.selectFrom('session_events').selectAll().execute(),
      await q.selectFrom('outbox').selectAll().execute(),
      await q.selectFrom('idempotency_keys').selectAll().execute(),
      await q.selectFrom('notifications').selectAll().execute(),
    ])
    expect(JSON.stringify(everything)).not.toContain(secret)
    await Promise.all([live.close(), replayed.close()])
  })

  it('is the sender’s alone, and answers the same again', async () => {
    const { sessionId, patient, doctor, message, takeBack } = await aWrittenVisit()
    const stranger = await aPatient(test, 'Sarita Lama')
    expect((await takeBack(null)).problem.code).toBe('unauthenticated')
    expect((await takeBack(doctor)).problem.code).toBe('forbidden')
    expect((await takeBack(stranger)).problem.code).toBe('not_found')
    expect((await takeBack(patient, randomUUID())).problem.code).toBe('not_found')
    expect((await messageRows(test, sessionId))[0]?.content).toBe(secret)
    const answers = await Promise.all([takeBack(patient), takeBack(patient)])
    for (const { status, body } of [...answers, await takeBack(patient)])
      expect([status, body.messageId, body.content]).toEqual([200, message.messageId, ''])
    const log = await logRows(test, sessionId)
    expect(log.filter((row) => row.event_type === 'chat.message_deleted')).toHaveLength(1)
  })

  it('does not bring the text back when the message is sent again', async () => {
    const { sessionId, patient, takeBack, body } = await aWrittenVisit()
    await takeBack(patient)
    const again = await test.call('sendMessage', { as: patient, params: { sessionId }, body })
    expect(again.body).toMatchObject({ content: '', deleted: true })
    expect(await messageRows(test, sessionId)).toHaveLength(1)
  })
})

describe('typing', async () => {
  const test = await startTestApp()
  const { sessionId, patient, doctor } = await aConfirmedVisit(test)

  it('reaches the others who follow, under the server’s word of who it is, and is never stored', async () => {
    const [mine, mySecond, theirs] = await Promise.all(
      [patient, patient, doctor].map((one) => openSocket(test.url, one.token)),
    )
    if (!mine || !mySecond || !theirs) throw new Error('three sockets')
    await expect(mine.ask('TYPING', { sessionId, typing: true })).rejects.toThrow('not_subscribed')
    for (const socket of [mine, mySecond, theirs]) await socket.ask('SUBSCRIBE', { sessionId })
    const before = await logRows(test, sessionId)
    await mine.ask('TYPING', { sessionId, typing: true })
    expect(await theirs.next('TYPING')).toEqual({ sessionId, userId: patient.userId, typing: true })
    for (const socket of [mine, mySecond]) {
      await socket.ask('PING', {})
      expect(socket.frames.filter(({ type }) => type === 'TYPING')).toEqual([])
    }
    expect(
      (await logRows(test, sessionId)).filter((row) => !before.some(({ seq }) => seq === row.seq)),
    ).toEqual([])
    await Promise.all([mine.close(), mySecond.close(), theirs.close()])
  })

  it('keeps a guest nobody admitted out of it, both ways', async () => {
    const guest = await aPatient(test, 'Gita Rai')
    await seatGuest(test, sessionId, guest)
    const [waiting, inside] = await Promise.all([guest, doctor].map((one) => openSocket(test.url, one.token)))
    if (!waiting || !inside) throw new Error('two sockets')
    for (const socket of [waiting, inside]) await socket.ask('SUBSCRIBE', { sessionId })
    await expect(waiting.ask('TYPING', { sessionId, typing: true })).rejects.toThrow('not_admitted')
    await inside.ask('TYPING', { sessionId, typing: true })
    await say(test, sessionId, doctor, 'Not for the guest')
    await inside.next('CHAT_MESSAGE')
    await waiting.ask('PING', {})
    expect(waiting.frames.filter(({ type }) => ['TYPING', 'CHAT_MESSAGE'].includes(type))).toEqual([])
    await vi.waitFor(async () => expect(await messageRows(test, sessionId)).toHaveLength(1), {
      timeout: 10_000,
    })
    await Promise.all([waiting.close(), inside.close()])
  })
})

describe('the count of messages', async () => {
  const test = await startTestApp()

  it('stands in the summary without those taken back', async () => {
    const { sessionId, patient } = await aConfirmedVisit(test)
    for (const content of ['One', 'Two', 'Three']) await say(test, sessionId, patient, content)
    const [first] = await messageRows(test, sessionId)
    await test.call('deleteMessage', { as: patient, params: { sessionId, messageId: first?.id ?? '' } })
    const { body } = await test.call('getSummary', { as: patient, params: { sessionId } })
    expect(body.chatMessageCount).toBe(2)
  })
})
