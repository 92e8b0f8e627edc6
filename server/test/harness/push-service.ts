import { createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { afterAll } from 'vitest'

/** What a device made of one push. */
export interface Pushed {
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** A device that can be rung: what its browser would hand to the clinic, and what came. */
export interface TestDevice {
  readonly subscription: { endpoint: string; keys: { p256dh: string; auth: string } }
  readonly pushed: readonly Pushed[]
}

/** A push service of our own on this machine. Bodies are read with the device's private key, as a browser does. */
export interface TestPushService {
  readonly origin: string
  device(): TestDevice
  /** What the service answers from now on. */
  answer(status: number): void
  /** How many calls came, whatever was answered. */
  calls(): number
}

/** Starts one and closes it after the test file. */
export async function startPushService(): Promise<TestPushService> {
  const devices = new Map<string, { keys: ECDH; auth: Buffer; pushed: Pushed[] }>()
  let status = 201
  let calls = 0
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      calls += 1
      const device = devices.get(request.url ?? '')
      if (device && status === 201)
        device.pushed.push({ headers: request.headers, text: decrypt(Buffer.concat(parts), device) })
      response.writeHead(device ? status : 404, status === 307 ? { location: 'http://127.0.0.1:1/' } : {})
      response.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  const { port } = server.address() as { port: number }
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    answer: (next) => {
      status = next
    },
    calls: () => calls,
    device: () => {
      const keys = createECDH('prime256v1')
      keys.generateKeys()
      const auth = randomBytes(16)
      const path = `/${randomBytes(8).toString('hex')}`
      const pushed: Pushed[] = []
      devices.set(path, { keys, auth, pushed })
      return {
        subscription: {
          endpoint: origin + path,
          keys: { p256dh: keys.getPublicKey('base64url'), auth: auth.toString('base64url') },
        },
        pushed,
      }
    },
  }
}

/** Reads one `aes128gcm` body (RFC 8188) with a device's keys (RFC 8291). */
function decrypt(body: Buffer, { keys, auth }: { keys: ECDH; auth: Buffer }) {
  const salt = body.subarray(0, 16)
  const keyLength = body.readUInt8(20)
  const sender = body.subarray(21, 21 + keyLength)
  const sealed = body.subarray(21 + keyLength)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), sender])
  const shared = Buffer.from(hkdfSync('sha256', keys.computeSecret(sender), auth, info, 32))
  const part = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', shared, salt, Buffer.from(`Content-Encoding: ${name}\0`), length))
  const decipher = createDecipheriv('aes-128-gcm', part('aes128gcm', 16), part('nonce', 12))
  decipher.setAuthTag(sealed.subarray(-16))
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8')
}
