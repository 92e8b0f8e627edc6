import type { RouteName, Session } from '@bedside/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aGuest } from '../../../test/builders/visits.ts'
import {
  aDoctor,
  aPatient,
  openSocket,
  startTestApp,
  type TestPerson,
  type TestSocket,
} from '../../../test/harness/index.ts'
import { judge, type Move } from '../lifecycle.ts'
import { VisitModel, type Who } from './visit-model.ts'

const isNightly = process.env.BEDSIDE_NIGHTLY === '1'
const runs = Number(process.env.BEDSIDE_RUNS ?? (isNightly ? 1_500 : 60))
const seed = Number(process.env.BEDSIDE_SEED ?? Date.now() % 2 ** 31)
const second = 1_000
const minute = 60 * second

const test = await startTestApp()

// Time stands still but for the moves of the test, so that both sides count the same milliseconds.
let nowMs = Math.ceil(Date.now() / minute) * minute
test.clock.now = () => new Date(nowMs)

type Command =
  | { kind: 'join' | 'leave'; who: Who }
  /** Opens or cuts the person's socket; `other` does whichever is not so yet. */
  | { kind: 'line'; who: Who; to: 'open' | 'cut' | 'other' }
  | { kind: 'media'; who: Who; up: boolean }
  | { kind: 'wait'; ms: number }
  | { kind: 'pause' | 'resume' | 'end' | 'reopen'; by: Who | 'stranger' }
  | { kind: 'admit'; who: 'patient' | 'guest' }
  | { kind: 'no-show'; party: 'PATIENT' | 'DOCTOR' | 'BOTH' }
  | { kind: 'cancel'; by: 'patient' | 'doctor' }

const who = fc.constantFrom<Who>('patient', 'doctor', 'patient', 'doctor', 'patient', 'doctor', 'guest')
const party = fc.constantFrom('patient' as const, 'doctor' as const)
const by = fc.constantFrom<Who | 'stranger'>(
  'doctor',
  'doctor',
  'doctor',
  'doctor',
  'patient',
  'guest',
  'stranger',
)
const waits = [7 * second, 31 * second, 61 * second, 61 * second, 4 * minute, 16 * minute, 47 * minute]
const wait = (ms: number): Command => ({ kind: 'wait', ms })
const cut = (person: Who): Command => ({ kind: 'line', who: person, to: 'cut' })

/** Everyone comes, is heard and seen: most of what can happen lies behind this. */
const meeting: Command[] = [
  { kind: 'line', who: 'patient', to: 'open' },
  { kind: 'join', who: 'patient' },
  { kind: 'line', who: 'doctor', to: 'open' },
  { kind: 'join', who: 'doctor' },
  { kind: 'media', who: 'patient', up: true },
  { kind: 'media', who: 'doctor', up: true },
]

const move: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('join' as const), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('leave' as const), who }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('line' as const), who, to: fc.constant('other' as const) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('media' as const),
      who,
      up: fc.constantFrom(true, true, true, false),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(...waits) }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constantFrom('pause', 'resume', 'end', 'reopen'), by }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('admit' as const), who: fc.constantFrom('patient', 'guest') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('no-show' as const),
      party: fc.constantFrom('PATIENT', 'DOCTOR', 'BOTH'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), by: party }) },
)

/** Turns that chance alone takes too rarely: one gone, both gone in some order, coming together, a day later. */
const turn: fc.Arbitrary<Command[]> = fc.oneof(
  { weight: 12, arbitrary: move.map((one): Command[] => [one]) },
  { weight: 1, arbitrary: fc.constant<Command[]>(meeting) },
  { weight: 1, arbitrary: party.map((one): Command[] => [cut(one), wait(61 * second)]) },
  { weight: 1, arbitrary: party.map((one): Command[] => [{ kind: 'leave', who: one }, wait(61 * second)]) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('cut', 'leave'), fc.constantFrom('cut', 'leave'), fc.boolean())
      .map(([first, second_, patientFirst]): Command[] => {
        const go = (how: string, person: Who): Command =>
          how === 'cut' ? cut(person) : { kind: 'leave', who: person }
        const [one, other] = patientFirst
          ? (['patient', 'doctor'] as const)
          : (['doctor', 'patient'] as const)
        return [go(first, one), wait(31 * second), go(second_, other), wait(31 * second), wait(61 * second)]
      }),
  },
  { weight: 1, arbitrary: fc.constant<Command[]>([{ kind: 'reopen', by: 'doctor' }, ...meeting]) },
  { weight: 1, arbitrary: fc.constant<Command[]>([wait(25 * 60 * minute)]) },
)

const scenario = fc.record({
  isChat: fc.constantFrom(false, false, false, true),
  leadMs: fc.constantFrom(-5 * minute, 0, 4 * minute, 4 * minute, 21 * minute),
  begins: fc.constantFrom<Command[]>(meeting, meeting, meeting, meeting.slice(0, 4), []),
  turns: fc.array(turn, { minLength: 3, maxLength: 12, size: 'max' }),
})

/** One real visit beside its model. */
class Rehearsal {
  readonly people: Record<Who | 'stranger', TestPerson>
  readonly sockets = new Map<Who, TestSocket>()
  readonly model: VisitModel
  readonly sessionId: string
  readonly appointmentId: string
  readonly participantIds: Record<'patient' | 'guest', string>

  constructor(of: Pick<Rehearsal, 'people' | 'model' | 'sessionId' | 'appointmentId' | 'participantIds'>) {
    this.people = of.people
    this.model = of.model
    this.sessionId = of.sessionId
    this.appointmentId = of.appointmentId
    this.participantIds = of.participantIds
  }

  async call<Name extends RouteName>(name: Name, by: Who | 'stranger', body?: object) {
    const params = { sessionId: this.sessionId, appointmentId: this.appointmentId }
    return test.call(name, { as: this.people[by], params, ...(body && { body }) } as never)
  }

  async run(given: Command) {
    const { model } = this
    switch (given.kind) {
      case 'join':
        return this.expectStatus(await this.call('joinSession', given.who, {}), model.join(given.who))
      case 'leave':
        return this.expectStatus(await this.call('leaveSession', given.who), model.leave(given.who))
      case 'line':
        return this.line(given.who, given.to)
      case 'media':
        return this.media(given.who, given.up)
      case 'wait':
        return this.wait(given.ms)
      case 'admit': {
        const participantId = this.participantIds[given.who]
        const answer = await this.call('admitParticipant', 'doctor', { participantId })
        return this.expectStatus(answer, model.admit(given.who))
      }
      case 'no-show': {
        const answer = await this.call('markNoShow', 'doctor', { noShowParty: given.party })
        return this.expectStatus(answer, model.markNoShow(given.party))
      }
      case 'cancel': {
        return this.expectStatus(await this.call('cancelAppointment', given.by, {}), model.cancel())
      }
      default:
        return this.doctorsMove(given)
    }
  }

  async doctorsMove({ kind, by }: Extract<Command, { kind: 'pause' | 'resume' | 'end' | 'reopen' }>) {
    const route = (
      { pause: 'pauseSession', resume: 'resumeSession', end: 'endSession', reopen: 'reopenSession' } as const
    )[kind]
    const answer = await this.call(route, by, route === 'endSession' ? {} : undefined)
    if (by === 'stranger') return this.expectStatus(answer, 404)
    return this.expectStatus(answer, by === 'doctor' ? this.model[kind]() : 403)
  }

  expectStatus(answer: { status: number; problem?: unknown }, expected: number) {
    expect({ status: answer.status, problem: answer.status < 400 ? null : answer.problem }).toMatchObject({
      status: expected,
    })
  }

  async line(person: Who, to: 'open' | 'cut' | 'other') {
    const isOpen = this.sockets.has(person)
    if (isOpen && to !== 'open') await this.cut(person)
    if (!isOpen && to !== 'cut') await this.connect(person)
  }

  async connect(person: Who) {
    const socket = await openSocket(test.url, this.people[person].token)
    await socket.ask('SUBSCRIBE', { sessionId: this.sessionId })
    this.sockets.set(person, socket)
    this.model.connect(person)
  }

  async cut(person: Who) {
    this.sockets.get(person)?.cut()
    this.sockets.delete(person)
    await expect
      .poll(async () => (await this.row(person)).presence, { interval: 5, timeout: 5_000 })
      .not.toBe('connected')
    this.model.cut(person)
  }

  async media(person: Who, up: boolean) {
    const socket = this.sockets.get(person)
    if (!socket) return
    const state = { sessionId: this.sessionId, media: up ? 'up' : 'down', audio: true, video: true } as const
    const taken = await socket.ask('MEDIA_STATE', state).then(
      () => true,
      () => false,
    )
    expect({ taken }).toEqual({ taken: this.model.reportMedia(person, up) })
  }

  async wait(ms: number) {
    nowMs += ms
    await test.app.platform.jobs.runDue()
    this.model.advance(ms)
    if (ms > 60 * minute) await this.signInAgain()
  }

  async signInAgain() {
    for (const person of Object.values(this.people)) {
      const token = await test.database.asService('test', (tx) =>
        test.app.doors.identity.issueToken(tx, person.userId),
      )
      Object.assign(person, { token })
    }
  }

  row(person: Who) {
    return test.database.asService('test', ({ q }) =>
      q
        .selectFrom('session_participants')
        .select('presence')
        .where('session_id', '=', this.sessionId)
        .where('user_id', '=', this.people[person].userId)
        .executeTakeFirstOrThrow(),
    )
  }

  async compare() {
    const { status, body } = await this.call('getSession', 'doctor')
    expect(status).toBe(200)
    expect(seenOf(body as Session, this.people)).toEqual(expectedOf(this.model))
  }

  async hangUp() {
    for (const socket of this.sockets.values()) socket.cut()
    await Promise.all([...this.sockets.values()].map(({ closed }) => closed))
  }
}

const names = ['patient', 'doctor', 'guest'] as const

function seenOf(session: Session, people: Rehearsal['people']) {
  const person = (name: Who) => session.participants.find(({ userId }) => userId === people[name].userId)
  return {
    status: session.status,
    endReason: session.endReason,
    noShowParty: session.noShowParty,
    segment: session.segment,
    seconds: session.durationSeconds,
    started: session.actualStartTime && Date.parse(session.actualStartTime),
    running: session.runningSince && Date.parse(session.runningSince),
    people: names.map((name) => {
      const { joinedAt, leftAt, status, admitted, rejoinCount } = person(name) ?? {}
      return [name, joinedAt && !leftAt ? 'inside' : 'outside', status, admitted, rejoinCount]
    }),
  }
}

function expectedOf(model: VisitModel) {
  return {
    status: model.status,
    endReason: model.endReason,
    noShowParty: model.noShowParty,
    segment: model.segment,
    seconds: model.seconds,
    started: model.firstStart,
    running: model.runningFrom,
    people: names.map((name) => {
      const side = model.sides[name]
      const line = side.joins > 0 ? side.inside : side.socket
      const status = !line ? 'disconnected' : side.awaited === 'dropped' ? 'reconnecting' : 'connected'
      return [name, side.inside ? 'inside' : 'outside', status, side.admitted, Math.max(0, side.joins - 1)]
    }),
  }
}

async function rehearse({ isChat, leadMs }: { isChat: boolean; leadMs: number }) {
  const people = {
    patient: await aPatient(test),
    doctor: await aDoctor(test),
    stranger: await aPatient(test),
  }
  const start = nowMs + leadMs
  const lengthMs = 15 * minute
  const appointmentId = await test.database.asService('test', (tx) =>
    test.app.doors.scheduling.bookConfirmed(tx, {
      patientId: people.patient.userId,
      doctorId: people.doctor.userId,
      startTime: new Date(start),
      endTime: new Date(start + lengthMs),
      consultationMode: isChat ? 'CHAT' : 'VIDEO',
      reason: '',
    }),
  )
  const found = await test.call('findSession', { as: people.doctor, query: { appointmentId } })
  const [session] = found.body.items
  if (!session) throw new Error('no session')
  const { sessionId } = session
  const guest = await aGuest(test, sessionId)
  const patientId = session.participants.find(({ role }) => role === 'PATIENT')?.participantId ?? ''
  return new Rehearsal({
    people: { ...people, guest },
    sessionId,
    appointmentId,
    participantIds: { patient: patientId, guest: guest.participantId },
    model: new VisitModel({ now: nowMs, start, lengthMs, isChat }),
  })
}

/** Whatever happened, the records agree with each other. @returns every end the visit came to, in order */
async function checkRecords({ sessionId, appointmentId, model }: Rehearsal) {
  const records = await test.database.asService('test', async ({ q }) => ({
    events: await q
      .selectFrom('session_events')
      .selectAll()
      .where('session_id', '=', sessionId)
      .orderBy('seq')
      .execute(),
    stretches: await q
      .selectFrom('session_stretches')
      .selectAll()
      .where('session_id', '=', sessionId)
      .execute(),
    jobs: await q.selectFrom('jobs').select('key').where('key', 'like', `%${sessionId}%`).execute(),
    appointment: await q
      .selectFrom('appointments')
      .selectAll()
      .where('id', '=', appointmentId)
      .executeTakeFirstOrThrow(),
    ended: await q.selectFrom('outbox').select('topic').where('order_key', '=', sessionId).execute(),
  }))
  expect(records.events.map(({ seq }) => seq)).toEqual(records.events.map((_event, index) => index + 1))
  const billed = records.stretches.reduce(
    (sum, { started_at, ended_at }) => sum + (ended_at?.getTime() ?? nowMs) - started_at.getTime(),
    0,
  )
  expect(Math.floor(billed / 1000)).toBe(model.seconds)
  let status = 'SCHEDULED'
  for (const { event_type, event_data } of records.events) {
    if (event_type !== 'session.status_changed') continue
    const { from, to, move } = event_data as { from: 'SCHEDULED'; to: string; move: Move }
    expect(from).toBe(status)
    const allowed = (['PATIENT', 'DOCTOR', 'SYSTEM'] as const).map((by) => judge(from, move, by))
    expect(allowed).toContainEqual({ to })
    status = to
  }
  expect(status).toBe(model.status)
  if (!model.isOpen) {
    expect(records.jobs.filter(({ key }) => !key.startsWith('silence:'))).toEqual([])
    const held = model.firstStart !== null
    const outcome = {
      COMPLETED: 'COMPLETED',
      CANCELLED: 'CANCELLED',
      NO_SHOW: held ? 'COMPLETED' : 'NO_SHOW',
      FAILED: 'CONFIRMED',
    }
    expect(records.appointment.status).toBe(outcome[model.status as keyof typeof outcome])
  }
  const said = (topic: string) => records.ended.filter((row) => row.topic === topic).length
  const moved = (to: string) =>
    records.events.filter(({ event_data }) => (event_data as { to?: string }).to === to).length
  expect(said('consultation.ended')).toBe(moved('COMPLETED'))
  expect(said('consultation.failed')).toBe(moved('FAILED'))
  expect(said('consultation.missed')).toBe(moved('NO_SHOW'))
  return records.events.flatMap(({ event_type, event_data }) => {
    const { endReason } = event_data as { endReason?: string }
    return event_type === 'session.status_changed' && endReason ? [endReason] : []
  })
}

describe('a visit under random commands, drops, returns and clock moves', () => {
  it('goes the way of the contract', { timeout: isNightly ? 3_600_000 : 900_000 }, async () => {
    const reached = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(scenario, async ({ begins, turns, ...settings }) => {
        const rehearsal = await rehearse(settings)
        let ends: string[] = []
        try {
          for (const given of [...begins, ...turns.flat()]) {
            await rehearsal.run(given)
            // No two things ever fall into the same millisecond, in the visit or in the model.
            await rehearsal.wait(137)
            await rehearsal.compare()
          }
          ends = await checkRecords(rehearsal)
        } finally {
          await rehearsal.hangUp()
        }
        for (const end of ends) reached.set(end, (reached.get(end) ?? 0) + 1)
      }),
      { numRuns: runs, seed },
    )
    const told = [...reached].map(([end, times]) => `${end} ${times}`).sort()
    process.stdout.write(`visit model: seed ${seed}, ${runs} visits; ends: ${told.join(', ')}\n`)
    // A rehearsal that never gets anywhere proves nothing.
    expect(reached.size).toBeGreaterThan(5)
  })
})
