import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import {
  aConfirmedVisit,
  startTestApp,
  type TestApp,
  type TestVisit,
} from '../../server/test/harness/index.ts'
import { type BedsideClient, createBedsideClient, type Visit } from '../src/index.ts'
import { until } from './harness/until.ts'

let app: TestApp
const clients: BedsideClient[] = []

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())
afterEach(() => {
  for (const client of clients.splice(0)) client.close()
})

function open(visit: TestVisit, side: 'patient' | 'doctor'): Visit {
  const client = createBedsideClient({
    baseUrl: app.url,
    token: visit[side].token,
    storage: null,
    webSocket: WebSocket,
  })
  clients.push(client)
  return client.openVisit(visit.sessionId).visit
}

const phase = (visit: Visit) => visit.call.state.getSnapshot().phase
const status = (visit: Visit) => visit.state.getSnapshot().session?.status
const texts = (visit: Visit) => visit.chat.state.getSnapshot().lines.map((line) => line.content)

describe('two clients on the real server', () => {
  it('hold a chat visit from the waiting room to its end', async () => {
    const prepared = await aConfirmedVisit(app, { mode: 'CHAT' })
    const [mine, theirs] = [open(prepared, 'patient'), open(prepared, 'doctor')]
    await until(
      () => [status(mine), status(theirs)],
      (both) => both.every((now) => now === 'SCHEDULED'),
    )
    await mine.call.join()
    await until(
      () => phase(mine),
      (now) => now === 'waiting',
    )
    expect(mine.state.getSnapshot().waiting).toMatchObject({ place: 0 })
    mine.chat.send('I am here')
    await until(
      () => texts(theirs),
      (all) => all.includes('I am here'),
    )

    await theirs.call.join()
    await until(
      () => [phase(mine), phase(theirs)],
      (both) => both.every((now) => now === 'connected'),
    )
    await until(
      () => status(mine),
      (now) => now === 'IN_PROGRESS',
    )
    theirs.chat.send('How are you?')
    await until(
      () => texts(mine),
      (all) => all.includes('How are you?'),
    )
    mine.chat.markRead()
    await until(
      () => theirs.chat.state.getSnapshot().lines.at(-1)?.delivery,
      (now) => now === 'read',
    )

    await theirs.pause()
    await until(
      () => phase(mine),
      (now) => now === 'on_hold',
    )
    await theirs.resume()
    await until(
      () => phase(mine),
      (now) => now === 'connected',
    )
    await theirs.end()
    await until(
      () => [phase(mine), phase(theirs)],
      (both) => both.every((now) => now === 'ended'),
    )
  })

  it('says the server’s reason when the visit is not open yet', async () => {
    const prepared = await aConfirmedVisit(app, { mode: 'CHAT', inMs: 3 * 60 * 60_000 })
    const mine = open(prepared, 'patient')
    await until(
      () => status(mine),
      (now) => now !== undefined,
    )
    await mine.call.join()
    expect(mine.call.state.getSnapshot()).toMatchObject({ phase: 'failed', failure: 'join_too_early' })
  })
})
