import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { limits, REALTIME_PATH } from '@bedside/contract'
import { fastifyCookie } from '@fastify/cookie'
import { type WebSocket, WebSocketServer } from 'ws'
import { isOwnOrigin, SESSION_COOKIE } from '../http/session-cookie.ts'

export interface UpgradeOptions {
  readonly server: Server
  readonly allowedOrigins: readonly string[]
  /** @param cookieToken the web session's token, when the browser sent its cookie */
  connected(socket: WebSocket, cookieToken: string | undefined): void
}

/**
 * Turns HTTP upgrades on the realtime path into sockets; pages of other origins are refused before one exists.
 * @returns what stops taking new ones
 */
export function acceptUpgrades({ server, allowedOrigins, connected }: UpgradeOptions): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limits.frameBytes,
    perMessageDeflate: false,
  })
  let isStopped = false
  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    // A line cut in the middle of the handshake is nobody's fault.
    stream.on('error', () => stream.destroy())
    const { origin, host, cookie } = request.headers
    if (isStopped) return refuse(stream, '503 Service Unavailable')
    if ((request.url ?? '').split('?')[0] !== REALTIME_PATH) return refuse(stream, '404 Not Found')
    if (origin !== undefined && !isOwnOrigin(origin, host, allowedOrigins))
      return refuse(stream, '403 Forbidden')
    sockets.handleUpgrade(request, stream, head, (socket) =>
      connected(socket, cookie ? SESSION_COOKIE.read({ cookies: fastifyCookie.parse(cookie) }) : undefined),
    )
  }
  server.on('upgrade', upgrade)
  return () => {
    isStopped = true
  }
}

function refuse(stream: Duplex, status: string) {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
