import { createHmac, randomUUID } from 'node:crypto'
import { jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { MovableClock } from '../platform/clock/index.ts'
import { openMedia } from './index.ts'

const secret = 'a-secret-of-at-least-thirty-two-signs'
const settings = {
  MEDIA_SECRET: secret,
  STUN_URLS: 'stun:stun.example.org:3478',
  TURN_URLS: 'turn:turn.example.org:3478, turns:turn.example.org:443',
  TURN_SECRET: 'shared-with-coturn',
}
const grant = {
  sessionId: randomUUID(),
  roomName: 'room-x',
  identity: `${randomUUID()}:tab-one-1`,
  role: 'PATIENT' as const,
}
const key = new TextEncoder().encode(secret)

describe('media credentials', () => {
  it('name one room, one identity and one role, for this audience and at most ten minutes', async () => {
    const { accessToken, expiresAt, provider, mediaUrl } = await openMedia(
      settings,
      new MovableClock(),
    ).credentials(grant)
    const { payload, protectedHeader } = await jwtVerify(accessToken, key, { audience: 'bedside-media' })
    expect(protectedHeader.alg).toBe('HS256')
    expect(payload).toMatchObject({
      sub: grant.identity,
      room: 'room-x',
      role: 'PATIENT',
      sid: grant.sessionId,
    })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600)
    expect(payload.exp).toBe(Math.floor(expiresAt.getTime() / 1000))
    expect({ provider, mediaUrl }).toEqual({ provider: 'peer', mediaUrl: null })
  })

  it('are worth nothing elsewhere, later, or under another key', async () => {
    const clock = new MovableClock()
    const { accessToken } = await openMedia(settings, clock).credentials(grant)
    await expect(jwtVerify(accessToken, key, { audience: 'bedside' })).rejects.toThrow('aud')
    clock.advance(11 * 60_000)
    await expect(jwtVerify(accessToken, key, { currentDate: clock.now() })).rejects.toThrow('exp')
    const { accessToken: made } = await openMedia(
      { ...settings, MEDIA_SECRET: undefined },
      clock,
    ).credentials(grant)
    await expect(jwtVerify(made, key)).rejects.toThrow('signature')
  })

  it('hold TURN credentials of the REST kind that end with the token, and no secret', async () => {
    const { accessToken, iceServers, expiresAt } = await openMedia(settings, new MovableClock()).credentials(
      grant,
    )
    const username = `${Math.floor(expiresAt.getTime() / 1000)}:${grant.identity}`
    expect(iceServers).toEqual([
      { urls: ['stun:stun.example.org:3478'] },
      {
        urls: ['turn:turn.example.org:3478', 'turns:turn.example.org:443'],
        username,
        credential: createHmac('sha1', 'shared-with-coturn').update(username).digest('base64'),
      },
    ])
    const claims = Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()
    expect(claims + JSON.stringify(iceServers)).not.toMatch(/shared-with-coturn|thirty-two/)
  })

  it('hold no server at all where none is set', async () => {
    const media = openMedia({ STUN_URLS: '', TURN_URLS: '' }, new MovableClock())
    expect((await media.credentials(grant)).iceServers).toEqual([])
  })

  it('name rooms by more than 128 random bits', () => {
    const media = openMedia(settings, new MovableClock())
    const names = Array.from({ length: 100 }, () => media.newRoomName())
    expect(new Set(names).size).toBe(100)
    for (const name of names) expect(Buffer.from(name.slice(5), 'base64url').length * 8).toBeGreaterThan(128)
  })
})
