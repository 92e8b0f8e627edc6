import type { SessionStatus } from '@bedside/contract'
import { expect } from '@playwright/test'
import type { PreparedVisit } from './people.ts'

/** The statuses a session went through, in order, as its log tells. */
export async function statusesOf({ sessionId, doctorApi }: PreparedVisit) {
  const { items } = await doctorApi.events(sessionId)
  return items
    .filter(({ eventType }) => eventType === 'session.status_changed')
    .map(({ payload }) => payload.to)
}

/** Waits until the server has the visit in a status. */
export async function expectStatus({ sessionId, doctorApi }: PreparedVisit, status: SessionStatus) {
  await expect.poll(async () => (await doctorApi.session(sessionId)).status).toBe(status)
}

/**
 * Asserts that rows, log and what both people may read agree: `seq` without gap, the same log for both, the last
 * status, and the number of messages.
 */
export async function expectRecordsAgree(
  visit: PreparedVisit,
  expected: { status: string; messages: number },
) {
  const { sessionId, patientApi, doctorApi } = visit
  const [log, patientLog] = await Promise.all([doctorApi.events(sessionId), patientApi.events(sessionId)])
  expect(log.items.map(({ seq }) => seq)).toEqual(log.items.map((_, index) => index + 1))
  expect(patientLog.items.map(({ seq, eventType }) => [seq, eventType])).toEqual(
    log.items.map(({ seq, eventType }) => [seq, eventType]),
  )
  expect((await statusesOf(visit)).at(-1)).toBe(expected.status)
  for (const api of [patientApi, doctorApi]) {
    const session = await api.session(sessionId)
    expect(session.status).toBe(expected.status)
    expect(session.lastSeq).toBe(log.items.length)
    expect((await api.chat(sessionId)).items).toHaveLength(expected.messages)
  }
  expect(log.items.filter(({ eventType }) => eventType === 'chat.message')).toHaveLength(expected.messages)
}

/** Asserts that a finished visit is in both people's history, with the server's own figures. */
export async function expectInHistory(
  { sessionId, patientApi, doctorApi }: PreparedVisit,
  status = 'COMPLETED',
) {
  const session = await doctorApi.session(sessionId)
  for (const api of [patientApi, doctorApi]) {
    const item = (await api.history()).items.find((one) => one.sessionId === sessionId)
    expect(item).toMatchObject({
      status,
      durationSeconds: session.durationSeconds,
      endReason: session.endReason,
    })
  }
}
