import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { limits, REALTIME_PATH } from '@bedside/contract'
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws'
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
  // A peer that does not answer a close frame is cut off after `closeTimeout`; missing in the library's types.
  const options: ServerOptions & { closeTimeout: number } = {
    noServer: true,
    clientTracking: false,
    maxPayload: limits.frameBytes,
    perMessageDeflate: false,
    closeTimeout: 2_000,
  }
  const sockets = new WebSocketServer(options)
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
      connected(socket, SESSION_COOKIE.read({ cookies: cookiesOf(cookie) })),
    )
  }
  server.on('upgrade', upgrade)
  return () => {
    isStopped = true
  }
}

function refuse(stream: Duplex, status: string) {
  // A caller that never hangs up would keep a stopping server.
  stream.once('finish', () => stream.destroy())
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** Cookies of a header (RFC 6265 section 5.4); a value that is no good stands as it is and opens nothing. */
function cookiesOf(header = ''): Record<string, string> {
  const pairs = header.split(';').map((pair) => {
    const at = pair.indexOf('=')
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const
  })
  return Object.fromEntries(pairs)
}
