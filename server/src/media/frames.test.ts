import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { openSocket, type TestSocket } from '../../test/harness/socket.ts'
import { startMemoryRealtime } from '../../test/realtime/memory-source.ts'
import { serveMediaFrames } from './frames.ts'

const until = (look: () => void) => vi.waitFor(look, { timeout: 10_000, interval: 5 })
const offer = { type: 'offer', sdp: 'v=0' } as const

describe('the media room over the socket', async () => {
  const test = await startMemoryRealtime()
  serveMediaFrames(test.realtime)
  const ids = {
    patient: test.person('patient').userId,
    doctor: test.person('doctor').userId,
    guest: test.person('guest').userId,
    stranger: test.person('stranger').userId,
  }

  /** A session with an admitted doctor and patient on their devices, and a guest who waits. */
  async function aRoom() {
    const sessionId = randomUUID()
    test.source.grant(sessionId, ids.patient, { name: 'Mina', role: 'PATIENT' })
    test.source.grant(sessionId, ids.doctor, { name: 'Dr Leela', role: 'DOCTOR' })
    test.source.grant(sessionId, ids.guest, {
      visibleFrom: null,
      admitted: false,
      name: 'Guest',
      role: 'CAREGIVER',
    })
    const follow = async (token: string, deviceId = 'tab-one-1') => {
      const socket = await openSocket(test.url, token)
      await socket.ask('SUBSCRIBE', { sessionId, deviceId })
      return socket
    }
    return { sessionId, follow }
  }
  const peersOf = (socket: TestSocket) => {
    const frame = socket.frames.findLast((one) => one.type === 'PEERS')
    return frame?.type === 'PEERS' ? frame.payload.identities.map(({ userId }) => userId).sort() : null
  }
  const ofRoom = (socket: TestSocket) =>
    socket.frames.filter(({ type }) => type === 'SIGNAL' || type === 'PEERS' || type === 'MEDIA_STATE')

  it('tells each device who is there whenever that changes', async () => {
    const { follow, sessionId } = await aRoom()
    const doctor = await follow('doctor')
    await until(() => expect(peersOf(doctor)).toEqual([ids.doctor]))
    const patient = await follow('patient')
    for (const socket of [doctor, patient])
      await until(() => expect(peersOf(socket)).toEqual([ids.doctor, ids.patient].sort()))
    expect(doctor.frames.findLast((one) => one.type === 'PEERS')?.payload).toEqual({
      sessionId,
      identities: [
        { identity: `${ids.doctor}:tab-one-1`, userId: ids.doctor, name: 'Dr Leela', role: 'DOCTOR' },
        { identity: `${ids.patient}:tab-one-1`, userId: ids.patient, name: 'Mina', role: 'PATIENT' },
      ],
    })
    patient.cut()
    await until(() => expect(peersOf(doctor)).toEqual([ids.doctor]))
    await doctor.close()
  })

  it('carries a signal to the one it is for, or to all others, under the sender’s own identity', async () => {
    const { follow, sessionId } = await aRoom()
    const doctor = await follow('doctor')
    const patient = await follow('patient')
    await patient.ask('SIGNAL', { sessionId, to: `${ids.doctor}:tab-one-1`, description: offer })
    expect(await doctor.next('SIGNAL')).toEqual({
      sessionId,
      from: `${ids.patient}:tab-one-1`,
      description: offer,
    })
    await doctor.ask('SIGNAL', { sessionId, candidate: null })
    expect(await patient.next('SIGNAL')).toEqual({
      sessionId,
      from: `${ids.doctor}:tab-one-1`,
      candidate: null,
    })
    expect(doctor.frames.filter(({ type }) => type === 'SIGNAL')).toHaveLength(1)
    await Promise.all([doctor.close(), patient.close()])
  })

  it('keeps everything of it from a waiting guest, a stranger, a nameless reader and a device without the media', async () => {
    const { follow, sessionId } = await aRoom()
    const guest = await follow('guest')
    const stranger = await openSocket(test.url, 'stranger')
    const reader = await openSocket(test.url, 'patient')
    await reader.ask('SUBSCRIBE', { sessionId })
    const otherTab = await follow('doctor', 'tab-two-2')
    const doctor = await follow('doctor')
    const patient = await follow('patient')

    const signal = { sessionId, to: `${ids.doctor}:tab-one-1`, description: offer }
    await expect(guest.ask('SIGNAL', signal)).rejects.toThrow('not_admitted')
    await expect(stranger.ask('SIGNAL', signal)).rejects.toThrow('not_subscribed')
    await expect(reader.ask('SIGNAL', signal)).rejects.toThrow('device_not_active')
    await expect(otherTab.ask('SIGNAL', signal)).rejects.toThrow('device_not_active')
    await expect(
      doctor.ask('SIGNAL', { sessionId, to: `${ids.guest}:tab-one-1`, description: offer }),
    ).rejects.toThrow('not_found')
    await patient.ask('SIGNAL', { sessionId, description: offer })
    await doctor.next('SIGNAL')
    expect(doctor.frames.filter(({ type }) => type === 'SIGNAL')).toHaveLength(1)
    for (const socket of [guest, stranger, reader, otherTab]) {
      await socket.ask('PING', {})
      expect(ofRoom(socket)).toEqual([])
    }
    await Promise.all([guest, stranger, reader, otherTab, doctor, patient].map((socket) => socket.close()))
  })

  it('lets a guest in once admitted and out once removed', async () => {
    const { follow, sessionId } = await aRoom()
    const doctor = await follow('doctor')
    const guest = await follow('guest')
    test.source.grant(sessionId, ids.guest, { role: 'CAREGIVER', visibleFrom: 1 })
    test.write(sessionId, 'participant.admitted')
    await until(() => expect(peersOf(guest)).toEqual([ids.doctor, ids.guest].sort()))
    test.source.sights.delete(`${sessionId} ${ids.guest}`)
    await test.realtime.recheck(sessionId)
    await until(() => expect(peersOf(doctor)).toEqual([ids.doctor]))
    await expect(guest.ask('SIGNAL', { sessionId, description: offer })).rejects.toThrow('not_subscribed')
    const before = ofRoom(guest).length
    await doctor.ask('SIGNAL', { sessionId, description: offer })
    await guest.ask('PING', {})
    expect(ofRoom(guest)).toHaveLength(before)
    await Promise.all([doctor.close(), guest.close()])
  })

  it('moves with the media to another device of the same person', async () => {
    const { follow, sessionId } = await aRoom()
    const patient = await follow('patient')
    const first = await follow('doctor')
    const second = await follow('doctor', 'tab-two-2')
    test.source.grant(sessionId, ids.doctor, { role: 'DOCTOR', activeDeviceId: 'tab-two-2' })
    await test.realtime.recheck(sessionId)
    await second.next('PEERS')
    await expect(first.ask('SIGNAL', { sessionId, description: offer })).rejects.toThrow('device_not_active')
    await patient.ask('SIGNAL', { sessionId, to: `${ids.doctor}:tab-two-2`, description: offer })
    await second.next('SIGNAL')
    await Promise.all([patient.close(), first.close(), second.close()])
  })
})
