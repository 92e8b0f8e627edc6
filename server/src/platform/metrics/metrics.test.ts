import { randomUUID } from 'node:crypto'
import fastify from 'fastify'
import { expect, it } from 'vitest'
import { serveMetrics } from './index.ts'

it('tells counts and times by route pattern, never an id out of an address', async () => {
  const server = fastify()
  serveMetrics(server, { counts: () => ({ sockets: 3, people: 2, sessions: 1 }) })
  server.get('/things/:id', async () => 'thing')
  const id = randomUUID()
  await server.inject(`/things/${id}`)
  await server.inject(`/nowhere/${id}`)
  const { body, headers } = await server.inject('/metrics')
  expect(headers['content-type']).toContain('text/plain')
  expect(body).toContain(
    'bedside_http_request_seconds_count{method="GET",route="/things/:id",status="200"} 1',
  )
  expect(body).toContain('bedside_realtime_sockets 3')
  expect(body).toContain('bedside_realtime_people 2')
  expect(body).toContain('bedside_realtime_sessions 1')
  expect(body).not.toContain(id)
  for (const [, name] of body.matchAll(/^# TYPE (\S+)/gm)) expect(name).toMatch(/^bedside_/)
  await server.close()
})
