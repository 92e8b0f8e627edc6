import { randomUUID } from 'node:crypto'
import type { ConsultationMode } from '@bedside/contract'
import type { TestApp } from '../harness/test-app.ts'

/** Someone with an account and a running sign-in. */
export interface TestPerson {
  readonly userId: string
  readonly token: string
  readonly name: string
  readonly email: string
  readonly role: 'PATIENT' | 'DOCTOR' | 'ADMIN'
}

/** A confirmed online visit of a patient with a doctor. */
export interface TestVisit {
  readonly patient: TestPerson
  readonly doctor: TestPerson
  readonly appointmentId: string
  readonly sessionId: string
}

async function aPerson(
  test: TestApp,
  role: TestPerson['role'],
  name: string,
  then?: (
    userId: string,
    tx: Parameters<Parameters<TestApp['database']['asService']>[1]>[0],
  ) => Promise<void>,
): Promise<TestPerson> {
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}.${randomUUID().slice(0, 8)}@example.test`
  const { identity } = test.app.doors
  return test.database.asService('test', async (tx) => {
    const userId = await identity.createPerson(tx, { role, name, email, password: null })
    await then?.(userId, tx)
    return { userId, token: await identity.issueToken(tx, userId), name, email, role }
  })
}

export const aPatient = (test: TestApp, name = 'Mina Karki') => aPerson(test, 'PATIENT', name)
export const anAdmin = (test: TestApp, name = 'Ojas Adhikari') => aPerson(test, 'ADMIN', name)

/** A doctor who is free all day in 15-minute slots and takes 500.00 NPR a visit. */
export const aDoctor = (test: TestApp, name = 'Dr Leela Basnet') =>
  aPerson(test, 'DOCTOR', name, (userId, tx) =>
    test.app.doors.scheduling.createDoctor(tx, {
      userId,
      specialization: 'General medicine',
      registrationNumber: 'NMC 10001',
      languages: ['en'],
      alwaysFree: true,
      fees: { VIDEO: 50_000, AUDIO: 40_000, CHAT: 30_000 },
    }),
  )

/** Booked and confirmed through the API; starts at the next free slot at least `inMs` from now. */
export async function aConfirmedVisit(
  test: TestApp,
  {
    patient,
    doctor,
    mode = 'VIDEO',
    inMs = 0,
  }: { patient?: TestPerson; doctor?: TestPerson; mode?: ConsultationMode; inMs?: number } = {},
): Promise<TestVisit> {
  const who = { patient: patient ?? (await aPatient(test)), doctor: doctor ?? (await aDoctor(test)) }
  const from = new Date(test.clock.now().getTime() + inMs)
  const slots = await test.call('listSlots', {
    as: who.patient,
    params: { doctorId: who.doctor.userId },
    query: { from: from.toISOString(), to: new Date(from.getTime() + 24 * 3_600_000).toISOString() },
  })
  const slot = slots.body.items[0]
  if (!slot) throw new Error('no free slot')
  const booked = await test.call('createAppointment', {
    as: who.patient,
    body: {
      doctorId: who.doctor.userId,
      startTime: slot.startTime,
      visitType: 'ONLINE',
      consultationMode: mode,
      reason: 'Cough for a week',
    },
  })
  if (booked.status !== 201) throw new Error(`booking failed: ${JSON.stringify(booked.problem)}`)
  const { appointmentId } = booked.body
  const confirmed = await test.call('confirmAppointment', { as: who.doctor, params: { appointmentId } })
  if (!confirmed.body.sessionId)
    throw new Error(`confirming made no session: ${JSON.stringify(confirmed.body)}`)
  return { ...who, appointmentId, sessionId: confirmed.body.sessionId }
}

/** Sign-ins outlast every move of the clock; else sockets would be ended, rightly, at a moment that no model knows. */
export const signInForGood = (test: TestApp) =>
  test.database.asService('test', ({ q }) =>
    q
      .updateTable('auth_sessions')
      .set({ expires_at: new Date('2100-01-02'), last_seen_at: new Date('2100-01-01') })
      .execute(),
  )
