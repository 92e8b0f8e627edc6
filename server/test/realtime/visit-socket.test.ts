import { randomUUID } from 'node:crypto'
import { closeCodes, REALTIME_PATH } from '@bedside/contract'
import { describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { logRows, say } from '../builders/chat.ts'
import {
  aConfirmedVisit,
  aDoctor,
  anAdmin,
  aPatient,
  openSocket,
  startTestApp,
  type TestSocket,
} from '../harness/index.ts'

const offer = { type: 'offer', sdp: 'v=0' } as const
const until = (look: () => void) => vi.waitFor(look, { timeout: 10_000, interval: 10 })
const secretOfTheRoom = (socket: TestSocket) =>
  socket.frames.filter(({ type }) => ['SIGNAL', 'PEERS', 'MEDIA_STATE'].includes(type))
const peersOf = (socket: TestSocket) => {
  const frame = socket.frames.findLast((one) => one.type === 'PEERS')
  return frame?.type === 'PEERS' ? frame.payload.identities.map(({ identity }) => identity).sort() : []
}

describe('the socket of a visit', async () => {
  const test = await startTestApp()

  it('gives the waiting patient nothing of the room, and both the way to each other once admitted', async () => {
    const { sessionId, patient, doctor } = await aConfirmedVisit(test)
    const stranger = await openSocket(test.url, (await aDoctor(test, 'Dr Hari Joshi')).token)
    await expect(stranger.ask('SUBSCRIBE', { sessionId, deviceId: 'desk-00001' })).rejects.toThrow(
      'not_found',
    )

    const params = { sessionId }
    const phone = await openSocket(test.url, patient.token)
    await phone.ask('SUBSCRIBE', { sessionId, deviceId: 'phone-0001' })
    await test.call('joinSession', { as: patient, params, body: { deviceId: 'phone-0001' } })
    await expect(phone.ask('SIGNAL', { sessionId, description: offer })).rejects.toThrow('not_admitted')

    const desk = await openSocket(test.url, doctor.token)
    await desk.ask('SUBSCRIBE', { sessionId, deviceId: 'desk-00001' })
    expect([...secretOfTheRoom(phone), ...secretOfTheRoom(stranger)]).toEqual([])

    await test.call('joinSession', { as: doctor, params, body: { deviceId: 'desk-00001' } })
    const admitted = await test.call('joinSession', { as: patient, params, body: { deviceId: 'phone-0001' } })
    expect(admitted.status).toBe(200)
    const both = [`${patient.userId}:phone-0001`, `${doctor.userId}:desk-00001`].sort()
    for (const socket of [phone, desk]) await until(() => expect(peersOf(socket)).toEqual(both))
    await phone.ask('SIGNAL', { sessionId, to: `${doctor.userId}:desk-00001`, description: offer })
    expect((await desk.next('SIGNAL')).from).toBe(`${patient.userId}:phone-0001`)

    const before = await logRows(test, sessionId)
    await desk.ask('SIGNAL', { sessionId, candidate: { candidate: 'candidate:1' } })
    await phone.next('SIGNAL')
    expect(await logRows(test, sessionId)).toEqual(before)
    expect(secretOfTheRoom(stranger)).toEqual([])
    await Promise.all([phone, desk, stranger].map((socket) => socket.close()))
  })

  it('moves the room to the device that takes the media over', async () => {
    const { sessionId, patient, doctor } = await aConfirmedVisit(test)
    const params = { sessionId }
    const follow = async (token: string, deviceId: string) => {
      const socket = await openSocket(test.url, token)
      await socket.ask('SUBSCRIBE', { sessionId, deviceId })
      return socket
    }
    const first = await follow(doctor.token, 'desk-00001')
    const second = await follow(doctor.token, 'desk-00002')
    await test.call('joinSession', { as: doctor, params, body: { deviceId: 'desk-00001' } })
    await test.call('joinSession', { as: patient, params, body: { deviceId: 'phone-0001' } })
    const phone = await follow(patient.token, 'phone-0001')
    await until(() => expect(peersOf(phone)).toContain(`${doctor.userId}:desk-00001`))
    const body = { deviceId: 'desk-00002', takeOver: true }
    expect((await test.call('joinSession', { as: doctor, params, body })).status).toBe(200)
    await until(() =>
      expect(peersOf(phone)).toEqual([`${doctor.userId}:desk-00002`, `${patient.userId}:phone-0001`].sort()),
    )
    await first.next('MEDIA_MOVED')
    await expect(first.ask('SIGNAL', { sessionId, description: offer })).rejects.toThrow('device_not_active')
    await Promise.all([first, second, phone].map((socket) => socket.close()))
  })

  it('replays a log that is being written without gap or repeat, to sockets and polls alike', async () => {
    const { sessionId, patient, doctor } = await aConfirmedVisit(test)
    const writing = (async () => {
      for (let count = 0; count < 60; count += 1) {
        await say(test, sessionId, count % 2 ? patient : doctor, `Line ${count}`)
        test.clock.advance(200)
      }
    })()
    const sockets: TestSocket[] = []
    for (let count = 0; count < 8; count += 1) {
      const socket = await openSocket(test.url, (count % 2 ? patient : doctor).token)
      await socket.ask('SUBSCRIBE', { sessionId, after: count })
      sockets.push(socket)
    }
    await writing
    const head = (await logRows(test, sessionId)).at(-1)?.seq ?? 0
    const seqs = (socket: TestSocket) =>
      socket.frames.flatMap((frame) =>
        frame.type === 'CHAT_MESSAGE' || frame.type === 'SESSION_EVENT' ? [frame.payload.seq] : [],
      )
    for (const [after, socket] of sockets.entries()) {
      const all = Array.from({ length: head - after }, (_, index) => after + index + 1)
      await until(() => expect(seqs(socket).slice(0, all.length)).toEqual(all))
    }
    const polled = await test.call('listEvents', {
      as: patient,
      params: { sessionId },
      query: { limit: 500 },
    })
    expect(polled.body.items.map(({ seq }) => seq).slice(0, head)).toEqual(
      Array.from({ length: head }, (_, index) => index + 1),
    )
    await Promise.all(sockets.map((socket) => socket.close()))
  })

  it('ends when its sign-in ends, and when its account is closed', async () => {
    const patient = await aPatient(test, 'Gita Rai')
    const signedOut = await openSocket(test.url, patient.token)
    expect((await test.call('signOut', { as: patient })).status).toBe(204)
    expect((await signedOut.closed).code).toBe(closeCodes.signedOut)

    const admin = await anAdmin(test)
    const closed = await aPatient(test, 'Sarita Lama')
    const socket = await openSocket(test.url, closed.token)
    await test.call('disableAccount', { as: admin, params: { userId: closed.userId } })
    expect((await socket.closed).code).toBe(closeCodes.signedOut)
  })

  it('is refused to pages of other origins even with a good cookie, and opens to its own', async () => {
    const patient = await aPatient(test)
    const open = (origin: string) =>
      new Promise<string>((resolve) => {
        const headers = { cookie: `bedside=${patient.token}`, origin }
        const socket = new WebSocket(test.url.replace('http', 'ws') + REALTIME_PATH, { headers })
        socket.once('error', (error) => resolve(error.message))
        socket.once('message', (data) => {
          resolve(JSON.parse(String(data)).type)
          socket.close()
        })
      })
    expect(await open('https://evil.example')).toContain('403')
    expect(await open('null')).toContain('403')
    expect(await open(test.url)).toBe('WELCOME')
  })

  it('answers a frame about an unknown visit like one about a foreign one, and a hostile one with a problem', async () => {
    const { sessionId } = await aConfirmedVisit(test)
    const socket = await openSocket(test.url, (await aPatient(test, 'Gita Rai')).token)
    const before = await logRows(test, sessionId)
    for (const id of [sessionId, randomUUID()]) {
      const of = { sessionId: id }
      for (const asked of [
        socket.ask('SUBSCRIBE', of),
        socket.ask('RECEIPT', { ...of, seq: 1, status: 'read' }),
        socket.ask('CHAT_MESSAGE', { ...of, content: 'Hi', clientMessageId: randomUUID() }),
        socket.ask('RING_SEEN', of),
      ])
        await expect(asked).rejects.toThrow('not_found')
      for (const asked of [
        socket.ask('TYPING', { ...of, typing: true }),
        socket.ask('SIGNAL', { ...of, description: offer }),
        socket.ask('MEDIA_STATE', { ...of, media: 'up', audio: true, video: true }),
        socket.ask('RENEW_TOKEN', of),
        socket.ask('QUALITY', { ...of, level: 'good' }),
      ])
        await expect(asked).rejects.toThrow('not_subscribed')
    }
    await expect(socket.ask('SUBSCRIBE_QUEUE', {})).rejects.toThrow('forbidden')
    expect(await logRows(test, sessionId)).toEqual(before)
    await socket.close()
  })
})

describe('a server that stops', async () => {
  const test = await startTestApp()

  it('tells its sockets to come back and leaves nobody as gone', async () => {
    const { sessionId, patient } = await aConfirmedVisit(test)
    const socket = await openSocket(test.url, patient.token)
    await socket.ask('SUBSCRIBE', { sessionId, deviceId: 'phone-0001' })
    await test.call('joinSession', { as: patient, params: { sessionId }, body: { deviceId: 'phone-0001' } })
    const before = await logRows(test, sessionId)
    await test.app.close()
    expect((await socket.closed).code).toBe(closeCodes.restart)
    expect(await logRows(test, sessionId)).toEqual(before)
  })
})
