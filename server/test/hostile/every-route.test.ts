import { randomUUID } from 'node:crypto'
import { API_PREFIX, type Endpoint, endpoints, type RouteName, routes } from '@bedside/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  aConfirmedVisit,
  aPatient,
  startTestApp,
  type TestApp,
  type TestPerson,
  type TestVisit,
} from '../harness/index.ts'

let test: TestApp
let visit: TestVisit
let stranger: TestPerson
let otherDoctor: TestPerson
const names = Object.keys(routes) as RouteName[]
const entry = (name: RouteName): Endpoint => endpoints[name]

beforeAll(async () => {
  test = await startTestApp()
  visit = await aConfirmedVisit(test)
  stranger = await aPatient(test, 'Stranger Rai')
  otherDoctor = (await aConfirmedVisit(test)).doctor
})

/** A raw call with ids put into the path and any body. */
async function call(
  name: RouteName,
  options: {
    ids?: Record<string, string>
    body?: string
    token?: string
    type?: string
    headers?: Record<string, string>
  },
) {
  const [method, template] = routes[name].split(' ') as [string, string]
  const path = template.replaceAll(/\{(\w+)\}/g, (_all, key: string) => options.ids?.[key] ?? randomUUID())
  const hasBody = method !== 'GET' && method !== 'DELETE'
  const response = await fetch(test.url + API_PREFIX + path + requiredQuery(name, options.ids), {
    method,
    headers: {
      ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
      ...(hasBody && options.body !== undefined
        ? { 'content-type': options.type ?? 'application/json' }
        : {}),
      ...options.headers,
    },
    ...(hasBody && options.body !== undefined ? { body: options.body } : {}),
  })
  const text = await response.text()
  return {
    status: response.status,
    problem: text ? JSON.parse(text) : null,
    type: response.headers.get('content-type'),
  }
}

function requiredQuery(name: RouteName, ids: Record<string, string> = {}) {
  if (name === 'listSlots')
    return `?from=${new Date().toISOString()}&to=${new Date(Date.now() + 3_600_000).toISOString()}`
  if (name === 'findSession') return `?appointmentId=${ids.appointmentId ?? randomUUID()}`
  return ''
}

const validBodies: Partial<Record<RouteName, () => unknown>> = {
  rescheduleAppointment: () => ({ startTime: new Date(Date.now() + 86_400_000).toISOString() }),
  saveVisitHealth: () => ({ allergies: [], medicines: [], conditions: [] }),
  admitParticipant: () => ({ participantId: randomUUID() }),
  changeMode: () => ({ consultationMode: 'AUDIO' }),
  markNoShow: () => ({ noShowParty: 'PATIENT' }),
  requestPhoneCall: () => ({ wanted: true }),
  saveCheckIn: () => ({ placeNow: 'Home' }),
  saveNotes: () => ({ privateNotes: 'x', patientSummary: 'y', version: 0 }),
  sendSummary: () => ({ version: 1 }),
  sendMessage: () => ({ content: 'hello', clientMessageId: randomUUID() }),
  saveReceipt: () => ({ seq: 1, status: 'read' }),
  submitFeedback: () => ({ overallRating: 5 }),
  replyToFeedback: () => ({ replyText: 'x' }),
}

describe('every route', () => {
  it.each(names.filter((name) => !entry(name).open))('%s requires a sign-in', async (name) => {
    const reply = await call(name, { body: '{}' })
    expect(reply.status).toBe(401)
    expect(reply.problem.code).toBe('unauthenticated')
    expect(reply.type).toContain('application/problem+json')
  })

  it.each(names.filter((name) => !entry(name).open))('%s refuses a made-up token', async (name) => {
    expect((await call(name, { body: '{}', token: 'not-a-token' })).status).toBe(401)
  })

  const withSession = names.filter((name) => routes[name].includes('{sessionId}') && name !== 'deleteMessage')
  it.each(withSession)('%s answers a foreign, a malformed and a random session id alike', async (name) => {
    const body = JSON.stringify(validBodies[name]?.() ?? {})
    for (const person of [stranger, otherDoctor]) {
      const answers = await Promise.all(
        [visit.sessionId, randomUUID(), 'no-uuid', `${visit.sessionId}x`].map((sessionId) =>
          call(name, { ids: { sessionId }, body, token: person.token }),
        ),
      )
      const [first, ...others] = answers.map(({ status, problem }) => ({
        status,
        problem: { ...problem, instance: '', requestId: '' },
      }))
      expect(first).toMatchObject({ status: 404, problem: { code: 'not_found' } })
      for (const other of others) expect(other).toEqual(first)
    }
  })

  const withAppointment = names.filter((name) => routes[name].includes('{appointmentId}'))
  it.each(withAppointment)('%s answers a foreign and a random appointment id alike', async (name) => {
    const body = JSON.stringify(validBodies[name]?.() ?? {})
    const [foreign, random] = await Promise.all(
      [visit.appointmentId, randomUUID()].map((appointmentId) =>
        call(name, { ids: { appointmentId }, body, token: stranger.token }),
      ),
    )
    expect({ ...foreign?.problem, instance: '', requestId: '' }).toEqual({
      ...random?.problem,
      instance: '',
      requestId: '',
    })
    expect(foreign?.status).toBe(404)
  })

  const withBody = names.filter((name) => entry(name).body && !['createSession', 'openDemo'].includes(name))
  it.each(withBody)('%s refuses an unknown key, by pointer', async (name) => {
    const ids = { sessionId: visit.sessionId, appointmentId: visit.appointmentId }
    const reply = await call(name, {
      ids,
      body: JSON.stringify({ 'isAdmin~/': true }),
      token: visit.doctor.token,
    })
    expect(reply.status).toBe(400)
    expect(reply.problem.code).toBe('invalid_input')
    expect(reply.problem.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain('/isAdmin~0~1')
  })

  it.each(withBody)(
    '%s refuses a body that is not an object, not JSON, too large or too deep',
    async (name) => {
      const ids = { sessionId: visit.sessionId, appointmentId: visit.appointmentId }
      const { token } = visit.doctor
      const deep = `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`
      const answers = await Promise.all([
        call(name, { ids, token, body: '[1,2]' }),
        call(name, { ids, token, body: '{"broken' }),
        call(name, { ids, token, body: JSON.stringify({ x: 'a'.repeat(300 * 1024) }) }),
        call(name, { ids, token, body: deep }),
        call(name, { ids, token, body: 'x=1', type: 'application/x-www-form-urlencoded' }),
        call(name, { ids, token, body: '{"__proto__":{"role":"ADMIN"}}' }),
      ])
      expect(answers.map(({ status }) => status)).toEqual([400, 400, 413, 400, 415, 400])
      for (const { problem } of answers)
        expect(problem).toMatchObject({
          title: expect.any(String),
          code: expect.any(String),
          requestId: expect.any(String),
        })
    },
  )

  it('leaves the visit as it was after all of that', async () => {
    const session = await test.call('getSession', {
      as: visit.patient,
      params: { sessionId: visit.sessionId },
    })
    expect(session.body).toMatchObject({ status: 'SCHEDULED', durationSeconds: 0 })
    const log = await test.call('listEvents', { as: visit.patient, params: { sessionId: visit.sessionId } })
    expect(log.body.items.map(({ eventType }) => eventType)).toEqual(['session.created'])
  })

  it('refuses a state-changing call that another site makes with the cookie', async () => {
    const reply = await call('signIn', {
      body: '{"email":"a@b.test","password":"x"}',
      headers: { origin: 'https://elsewhere.test' },
    })
    expect(reply).toMatchObject({ status: 403, problem: { code: 'foreign_origin' } })
  })
})
