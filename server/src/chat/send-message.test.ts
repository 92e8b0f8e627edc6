import { randomUUID } from 'node:crypto'
import { limits } from '@bedside/contract'
import { describe, expect, it } from 'vitest'
import { logRows, messageRows, say, seatGuest } from '../../test/builders/chat.ts'
import { aConfirmedVisit, aDoctor, aPatient, openSocket, startTestApp } from '../../test/harness/index.ts'

describe('sending a message', async () => {
  const test = await startTestApp()
  const visit = await aConfirmedVisit(test)
  const { sessionId, patient, doctor } = visit
  const stranger = await aPatient(test, 'Sarita Lama')
  const otherDoctor = await aDoctor(test, 'Dr Hari Joshi')

  it('keeps it with the sender’s name and role as the server knows them, and one log entry', async () => {
    const before = (await logRows(test, sessionId)).length
    const { status, body } = await say(test, sessionId, patient, 'Hello doctor')
    expect(status).toBe(201)
    expect(body).toMatchObject({
      sessionId,
      senderId: patient.userId,
      senderName: patient.name,
      senderType: 'patient',
      content: 'Hello doctor',
      messageType: 'text',
      deleted: false,
    })
    const [row] = (await messageRows(test, sessionId)).slice(-1)
    expect(row).toMatchObject({ id: body.messageId, seq: body.seq, content: 'Hello doctor' })
    const log = await logRows(test, sessionId)
    expect(log).toHaveLength(before + 1)
    expect(log.at(-1)).toMatchObject({
      seq: body.seq,
      event_type: 'chat.message',
      user_id: patient.userId,
      event_data: { messageId: body.messageId },
    })
  })

  it('over the socket acknowledges what is committed and reaches both sides with its number', async () => {
    const mine = await openSocket(test.url, doctor.token)
    const theirs = await openSocket(test.url, patient.token)
    for (const socket of [mine, theirs]) await socket.ask('SUBSCRIBE', { sessionId })
    const clientMessageId = randomUUID()
    const ack = await mine.ask('CHAT_MESSAGE', { sessionId, content: 'How are you?', clientMessageId })
    expect((await messageRows(test, sessionId)).at(-1)).toMatchObject({
      id: ack.messageId,
      client_message_id: clientMessageId,
    })
    for (const socket of [mine, theirs]) {
      const message = await socket.next('CHAT_MESSAGE', (one) => one.clientMessageId === clientMessageId)
      expect(message).toEqual(ack)
      expect(message).toMatchObject({ senderName: doctor.name, senderType: 'doctor', seq: ack.seq })
    }
    await Promise.all([mine.close(), theirs.close()])
  })

  it('needs a sign-in', async () => {
    const before = await logRows(test, sessionId)
    expect((await say(test, sessionId, null)).problem.code).toBe('unauthenticated')
    expect(await logRows(test, sessionId)).toEqual(before)
  })

  it('refuses strangers as if there were no such visit, over HTTP and socket, and writes nothing', async () => {
    const before = await logRows(test, sessionId)
    for (const person of [stranger, otherDoctor]) {
      const foreign = await say(test, sessionId, person)
      const unknown = await say(test, randomUUID(), person)
      expect([foreign.status, unknown.status]).toEqual([404, 404])
      const { instance: _i, requestId: _r, ...told } = foreign.problem
      expect(unknown.problem).toMatchObject(told)
      const socket = await openSocket(test.url, person.token)
      const sending = { sessionId, content: 'Hello', clientMessageId: randomUUID() }
      await expect(socket.ask('CHAT_MESSAGE', sending)).rejects.toThrow('not_found')
      await socket.close()
    }
    expect(await logRows(test, sessionId)).toEqual(before)
  })

  it('refuses a guest nobody admitted', async () => {
    const guest = await aPatient(test, 'Gita Rai')
    await seatGuest(test, sessionId, guest)
    const before = await messageRows(test, sessionId)
    expect((await say(test, sessionId, guest)).problem.code).toBe('not_admitted')
    expect(await messageRows(test, sessionId)).toEqual(before)
  })

  it.each([
    ['empty', ''],
    ['only spaces', ' \n\t '],
    ['too long', 'x'.repeat(limits.messageCharacters + 1)],
    ['far too long', 'x'.repeat(100_000)],
    ['with control characters', 'a\u0000b'],
  ])('refuses a text that is %s', async (_what, content) => {
    const before = await messageRows(test, sessionId)
    const { status, problem } = await say(test, sessionId, patient, content)
    expect([status, problem.code, problem.errors?.[0]?.pointer]).toEqual([400, 'invalid_input', '/content'])
    expect(await messageRows(test, sessionId)).toEqual(before)
  })

  it('refuses keys that are not the caller’s to set', async () => {
    const body = { content: 'Hello', clientMessageId: randomUUID(), senderId: doctor.userId } as never
    const { problem } = await test.call('sendMessage', { as: patient, params: { sessionId }, body })
    expect(problem.errors).toEqual([{ pointer: '/senderId', detail: 'unknown key' }])
  })

  it('takes any text as text', async () => {
    for (const content of ['<script>alert(1)</script>', 'नमस्ते 🙏', "'; drop table profiles; --", '‮abc'])
      expect((await say(test, sessionId, patient, content)).body.content).toBe(content)
  })

  it('is refused once the visit was cancelled, but a resend still finds its first answer', async () => {
    const called = await aConfirmedVisit(test)
    const clientMessageId = randomUUID()
    const first = await say(test, called.sessionId, called.patient, 'On my way', clientMessageId)
    const cancelled = await test.call('cancelAppointment', {
      as: called.doctor,
      params: { appointmentId: called.appointmentId },
      body: {},
    })
    expect(cancelled.status).toBe(200)
    const again = await say(test, called.sessionId, called.patient, 'On my way', clientMessageId)
    expect(again.body).toEqual(first.body)
    const more = await say(test, called.sessionId, called.patient, 'Hello?')
    expect([more.status, more.problem.code]).toEqual([409, 'chat_closed'])
    expect(await messageRows(test, called.sessionId)).toHaveLength(1)
  })
})

describe('sending again, and many at once', async () => {
  const test = await startTestApp()

  it('answers twenty parallel sends under one id with one message, one row and one number', async () => {
    const { sessionId, patient } = await aConfirmedVisit(test)
    const before = (await logRows(test, sessionId)).length
    const clientMessageId = randomUUID()
    const sockets = await Promise.all([1, 2, 3, 4].map(() => openSocket(test.url, patient.token)))
    const sending = { sessionId, content: 'Only once', clientMessageId }
    const answers = await Promise.all([
      ...Array.from({ length: 16 }, async () => {
        const { status, body } = await say(test, sessionId, patient, 'Only once', clientMessageId)
        expect(status).toBe(201)
        return body
      }),
      ...sockets.map((socket) => socket.ask('CHAT_MESSAGE', sending)),
    ])
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await messageRows(test, sessionId)).toHaveLength(1)
    expect(await logRows(test, sessionId)).toHaveLength(before + 1)
    await Promise.all(sockets.map((socket) => socket.close()))
  })

  it('keeps the same id of two people apart', async () => {
    const { sessionId, patient, doctor } = await aConfirmedVisit(test)
    const clientMessageId = randomUUID()
    const mine = await say(test, sessionId, patient, 'Mine', clientMessageId)
    const theirs = await say(test, sessionId, doctor, 'Theirs', clientMessageId)
    expect([mine.body.content, theirs.body.content]).toEqual(['Mine', 'Theirs'])
    expect(theirs.body.seq).toBe(mine.body.seq + 1)
  })

  it('numbers without gap or repeat, and everyone sees one order', async () => {
    const { sessionId, patient, doctor } = await aConfirmedVisit(test)
    const sockets = await Promise.all([patient, doctor].map((one) => openSocket(test.url, one.token)))
    const late = openSocket(test.url, patient.token)
    for (const socket of sockets) await socket.ask('SUBSCRIBE', { sessionId })
    const sends = sockets.flatMap((socket, who) =>
      Array.from({ length: 25 }, (_, count) =>
        socket.ask('CHAT_MESSAGE', {
          sessionId,
          content: `${who} ${count}`,
          clientMessageId: randomUUID(),
        }),
      ),
    )
    const lateSocket = await late
    await lateSocket.ask('SUBSCRIBE', { sessionId })
    const acks = await Promise.all(sends)
    const { lastSeq } = (await test.call('getSession', { as: patient, params: { sessionId } })).body
    const orders = await Promise.all(
      [...sockets, lateSocket].map(async (socket) => {
        await socket.next(
          'CHAT_MESSAGE',
          (one) => one.seq === Math.max(...acks.map((ack) => Number(ack.seq))),
        )
        return socket.frames.flatMap((frame) =>
          frame.type === 'CHAT_MESSAGE' ? [`${frame.payload.seq} ${frame.payload.content}`] : [],
        )
      }),
    )
    expect(orders[0]).toHaveLength(50)
    expect(orders[1]).toEqual(orders[0])
    expect(orders[2]).toEqual(orders[0])
    const seqs = (await logRows(test, sessionId)).map(({ seq }) => seq)
    expect(seqs).toEqual(Array.from({ length: lastSeq }, (_, index) => index + 1))
    // One socket's messages keep the order they were sent in.
    for (const who of [0, 1]) {
      const own = (orders[0] ?? [])
        .map((line) => line.split(' '))
        .filter(([, sender]) => sender === String(who))
      expect(own.map(([, , count]) => Number(count))).toEqual(Array.from({ length: 25 }, (_, index) => index))
    }
    await Promise.all([...sockets, lateSocket].map((socket) => socket.close()))
  })

  it('lets one person write thirty at once and ten a second after that', async () => {
    const { sessionId, patient, doctor } = await aConfirmedVisit(test)
    const socket = await openSocket(test.url, patient.token)
    const sends = await Promise.allSettled(
      Array.from({ length: 90 }, (_, count) =>
        socket.ask('CHAT_MESSAGE', { sessionId, content: `${count}`, clientMessageId: randomUUID() }),
      ),
    )
    const refused = sends.filter(({ status }) => status === 'rejected')
    expect(sends.slice(0, 30).every(({ status }) => status === 'fulfilled')).toBe(true)
    expect(refused.length).toBeGreaterThan(0)
    for (const one of refused)
      expect(one).toMatchObject({ reason: { problem: { code: 'too_many_requests', retryAfterSeconds: 1 } } })
    expect(await messageRows(test, sessionId)).toHaveLength(90 - refused.length)
    await socket.close()
    expect((await say(test, sessionId, doctor)).status).toBe(201)
    test.clock.advance(1_000)
    expect((await say(test, sessionId, patient)).status).toBe(201)
  })
})
