import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { doctor, patient } from '../test/harness/clinic-people.ts'
import { ClinicServer } from '../test/harness/clinic-server.ts'
import { until } from '../test/harness/until.ts'
import { type BedsideClient, createBedsideClient } from './bedside-client.ts'

let server: ClinicServer
let client: BedsideClient

beforeEach(async () => {
  server = new ClinicServer()
  client = createBedsideClient({
    baseUrl: await server.start(),
    token: 'patient',
    storage: null,
    webSocket: WebSocket,
  })
})
afterEach(async () => {
  client.close()
  await server.stop()
})

describe('the consultation service', () => {
  it.each([
    ['PAUSED', 'paused'],
    ['IN_PROGRESS', 'active'],
    ['SCHEDULED', 'active'],
    ['COMPLETED', 'ended'],
    ['NO_SHOW', 'ended'],
  ] as const)('says of a session that is %s: %s', async (sessionStatus, status) => {
    server.status = sessionStatus
    expect(await client.consultationService.getSession(server.sessionId)).toMatchObject({
      status,
      sessionStatus,
    })
  })

  it('sends only as the caller themselves', async () => {
    const { consultationService: service } = client
    const { sessionId } = server
    const sent = await service.sendMessage(sessionId, patient.userId, 'patient', patient.name, 'hello')
    expect(sent).toMatchObject({ content: 'hello', senderId: patient.userId })
    for (const [userId, role, name] of [
      [doctor.userId, 'patient', patient.name],
      [patient.userId, 'doctor', patient.name],
      [patient.userId, 'patient', 'Somebody Else'],
    ] as const)
      await expect(service.sendMessage(sessionId, userId, role, name, 'no')).rejects.toMatchObject({
        code: 'identity_mismatch',
      })
    expect(server.log).toHaveLength(1)
  })

  it('reads every page of the messages, oldest first', async () => {
    for (let place = 0; place < 120; place++) server.write(doctor, `m${place}`)
    const messages = await client.consultationService.getMessages(server.sessionId)
    expect(messages.map((message) => message.seq)).toEqual(
      Array.from({ length: 120 }, (_, place) => place + 1),
    )
  })

  it('tells subscribers of messages and of the session until they unsubscribe', async () => {
    const heard: string[] = []
    const statuses: string[] = []
    const { consultationService: service } = client
    const stopMessages = service.subscribeToMessages(server.sessionId, (message) =>
      heard.push(message.content),
    )
    const stopSession = service.subscribeToSession(server.sessionId, (session) =>
      statuses.push(session.status),
    )
    await until(
      () => client.realtime.line.getSnapshot(),
      (line) => line === 'live',
    )
    server.write(doctor, 'one')
    server.become('PAUSED')
    await until(
      () => heard,
      (all) => all.includes('one'),
    )
    await until(
      () => statuses,
      (all) => all.includes('paused'),
    )
    stopMessages()
    stopSession()
    await until(
      () => server.heard.some(({ frame }) => frame.type === 'UNSUBSCRIBE'),
      (told) => told,
    )
    server.write(doctor, 'two')
    expect(heard).toEqual(['one'])
  })

  it('refuses to keep a recording, because the server has made none', async () => {
    const call = client.consultationService.saveRecording(server.sessionId, 'https://elsewhere.example/x.mp4')
    await expect(call).rejects.toMatchObject({ code: 'forbidden', status: 403 })
  })
})
