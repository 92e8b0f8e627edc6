import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { API_PREFIX } from '@bedside/contract'
import fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { startTestApp } from '../../../test/harness/index.ts'
import { drainOnClose } from './drain.ts'

/** A line to the server over which this is said, and kept open whatever comes. */
async function aLine(url: string, said = ''): Promise<Socket> {
  const line = connect({ port: Number(new URL(url).port), host: '127.0.0.1', allowHalfOpen: true })
  line.resume()
  await once(line, 'connect')
  line.write(said)
  return line
}

const upgradeElsewhere =
  'GET /elsewhere HTTP/1.1\r\nHost: clinic\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'

describe('a stopping server', () => {
  it('finishes the call under way', async () => {
    const server = fastify()
    let answer = () => {}
    server.get('/slow', (_request, reply) => {
      answer = () => reply.send('answered')
      asked()
    })
    let asked = () => {}
    const isAsked = new Promise<void>((resolve) => {
      asked = resolve
    })
    server.addHook('preClose', async () => answer())
    drainOnClose(server)
    const url = await server.listen({ port: 0 })
    const call = fetch(`${url}/slow`).then((response) => response.text())
    await isAsked
    await server.close()
    expect(await call).toBe('answered')
  })

  it('waits for no line over which nothing is under way', async () => {
    const app = await startTestApp()
    const silent = await aLine(app.url)
    const half = await aLine(app.url, `GET ${API_PREFIX}/visits HTTP/1.1\r\nHost: clin`)
    const refused = await aLine(app.url, upgradeElsewhere)
    await once(refused, 'data')
    await app.close()
    for (const line of [silent, half, refused]) line.destroy()
  })
})
