import type { RouteName, Session } from '@bedside/contract'
import { expect } from 'vitest'
import { signInForGood } from '../../../test/builders/people.ts'
import { aGuest } from '../../../test/builders/visits.ts'
import {
  aDoctor,
  aPatient,
  openSocket,
  type TestApp,
  type TestPerson,
  type TestSocket,
} from '../../../test/harness/index.ts'
import { type Command, minute } from './scenarios.ts'
import { VisitModel, type Who } from './visit-model.ts'

/** A server whose time stands still but for the moves of the rehearsal, so that both sides count the same milliseconds. */
export interface Stage {
  readonly test: TestApp
  nowMs: number
}

/** One real visit beside its model. */
export class Rehearsal {
  readonly stage: Stage
  readonly people: Record<Who | 'stranger', TestPerson>
  readonly sockets = new Map<Who, TestSocket>()
  readonly model: VisitModel
  readonly sessionId: string
  readonly appointmentId: string
  readonly participantIds: Record<'patient' | 'guest', string>

  constructor(
    of: Pick<Rehearsal, 'stage' | 'people' | 'model' | 'sessionId' | 'appointmentId' | 'participantIds'>,
  ) {
    this.stage = of.stage
    this.people = of.people
    this.model = of.model
    this.sessionId = of.sessionId
    this.appointmentId = of.appointmentId
    this.participantIds = of.participantIds
  }

  async call<Name extends RouteName>(name: Name, by: Who | 'stranger', body?: object) {
    const params = { sessionId: this.sessionId, appointmentId: this.appointmentId }
    return this.stage.test.call(name, { as: this.people[by], params, ...(body && { body }) } as never)
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
      case 'mode': {
        const answer = await this.call('changeMode', given.who, { consultationMode: given.to })
        return this.expectStatus(answer, model.changeMode(given.who, given.to))
      }
      case 'mode-refuse':
        return this.expectStatus(await this.call('dropModeAsk', given.who), model.refuseMode(given.who))
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
    const socket = await openSocket(this.stage.test.url, this.people[person].token)
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
    this.stage.nowMs += ms
    await this.stage.test.app.platform.jobs.runDue()
    this.model.advance(ms)
  }

  row(person: Who) {
    return this.stage.test.database.asService('test', ({ q }) =>
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
    mode: session.consultationMode,
    ask: session.modeAsk && [
      names.find((name) => people[name].userId === session.modeAsk?.userId),
      session.modeAsk.consultationMode,
    ],
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
    mode: model.mode,
    ask: model.ask && [model.ask.by, model.ask.mode],
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

/** Books and confirms a new visit for new people on the stage. */
export async function rehearse(stage: Stage, { isChat, leadMs }: { isChat: boolean; leadMs: number }) {
  const { test, nowMs } = stage
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
  await signInForGood(test)
  const patientId = session.participants.find(({ role }) => role === 'PATIENT')?.participantId ?? ''
  return new Rehearsal({
    stage,
    people: { ...people, guest },
    sessionId,
    appointmentId,
    participantIds: { patient: patientId, guest: guest.participantId },
    model: new VisitModel({ now: nowMs, start, lengthMs, mode: isChat ? 'CHAT' : 'VIDEO' }),
  })
}
