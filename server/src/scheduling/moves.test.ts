import type { DomainTopic } from '@bedside/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { aRequest, freeSlots, type TestRequest } from '../../test/builders/appointments.ts'
import {
  aDoctor,
  anAdmin,
  aPatient,
  startTestApp,
  type TestApp,
  type TestPerson,
} from '../../test/harness/index.ts'

const hourMs = 3_600_000
const moves = [
  'confirmAppointment',
  'declineAppointment',
  'cancelAppointment',
  'rescheduleAppointment',
] as const
type Move = (typeof moves)[number]

let test: TestApp
beforeAll(async () => {
  test = await startTestApp()
})

const move = (name: Move, as: TestPerson | null, appointmentId: string, body: object = {}) => {
  const rest = name === 'confirmAppointment' ? {} : { body: body as never }
  return test.call(name, { as, params: { appointmentId }, ...rest })
}
const confirmed = async (given: Parameters<typeof aRequest>[1] = {}) => {
  const request = await aRequest(test, { inMs: hourMs, ...given })
  expect((await move('confirmAppointment', request.doctor, request.appointmentId)).status).toBe(200)
  return request
}
const rowOf = (appointmentId: string) =>
  test.database.asService('test', ({ q }) =>
    q.selectFrom('appointments').selectAll().where('id', '=', appointmentId).executeTakeFirstOrThrow(),
  )
const saidOf = async (appointmentId: string, topic: DomainTopic) =>
  (
    await test.database.asService('test', ({ q }) =>
      q
        .selectFrom('outbox')
        .selectAll()
        .where('order_key', '=', appointmentId)
        .where('topic', '=', topic)
        .execute(),
    )
  ).map((row) => (row.envelope as { data: Record<string, unknown> }).data)
/** A free time of the request's doctor some hours after its own. */
const laterTime = async ({ patient, doctor }: TestRequest, hours = 3) =>
  (await freeSlots(test, patient, doctor, hours * hourMs))[0]?.startTime ?? ''
const held = (
  appointmentId: string,
  values: { call_status?: string; holds_time?: boolean; status?: string },
) =>
  test.database.asService('test', ({ q }) =>
    q.updateTable('appointments').set(values).where('id', '=', appointmentId).execute(),
  )

describe.each(moves)('%s', (name) => {
  it('requires sign-in, hides from strangers and leaves everything as it was', async () => {
    const request = await aRequest(test, { inMs: hourMs })
    const body = name === 'rescheduleAppointment' ? { startTime: await laterTime(request) } : {}
    const before = await rowOf(request.appointmentId)
    expect((await move(name, null, request.appointmentId, body)).problem.code).toBe('unauthenticated')
    for (const as of [await aPatient(test), await aDoctor(test), await anAdmin(test)]) {
      const foreign = await move(name, as, request.appointmentId, body)
      const unknown = await move(name, as, crypto.randomUUID(), body)
      const malformed = await move(name, as, 'x', body)
      const bare = ({
        requestId: _request,
        instance: _instance,
        ...rest
      }: object & Record<string, unknown>) => rest
      expect(foreign.problem).toMatchObject({ status: 404, code: 'not_found' })
      expect(bare(foreign.problem)).toEqual(bare(unknown.problem))
      expect(bare(foreign.problem)).toEqual(bare(malformed.problem))
    }
    expect(await rowOf(request.appointmentId)).toEqual(before)
  })

  it.each(['DECLINED', 'CANCELLED', 'COMPLETED', 'NO_SHOW'])(
    'is refused from %s with the state',
    async (status) => {
      const request = await aRequest(test, { inMs: hourMs })
      await held(request.appointmentId, { status })
      const body = name === 'rescheduleAppointment' ? { startTime: await laterTime(request) } : {}
      const refused = await move(name, request.doctor, request.appointmentId, body)
      expect(refused.problem).toMatchObject({
        status: 409,
        code: 'appointment_state',
        currentStatus: status,
        allowedMoves: [],
      })
      expect((await rowOf(request.appointmentId)).status).toBe(status)
    },
  )
})

describe('confirming and declining', () => {
  it('are the doctor’s; the patient is refused and leaves a trace', async () => {
    const { patient, appointmentId } = await aRequest(test, { inMs: hourMs })
    for (const name of ['confirmAppointment', 'declineAppointment'] as const)
      expect((await move(name, patient, appointmentId)).problem).toMatchObject({
        status: 403,
        code: 'forbidden',
      })
    expect((await rowOf(appointmentId)).status).toBe('REQUESTED')
    const traces = await test.database.asService('test', ({ q }) =>
      q.selectFrom('audit_events').selectAll().where('subject_id', '=', appointmentId).execute(),
    )
    expect(traces.map((trace) => [trace.action, trace.outcome])).toEqual([
      ['appointment.request', 'ok'],
      ['appointment.confirm', 'refused'],
      ['appointment.decline', 'refused'],
    ])
  })

  it('confirm once: the second time is refused and says nothing more', async () => {
    const { doctor, appointmentId } = await confirmed()
    const again = await move('confirmAppointment', doctor, appointmentId)
    expect(again.problem).toMatchObject({
      currentStatus: 'CONFIRMED',
      allowedMoves: ['cancel', 'reschedule'],
    })
    expect(await saidOf(appointmentId, 'appointment.confirmed')).toHaveLength(1)
  })

  it('decline with a note that the patient reads', async () => {
    const { doctor, patient, appointmentId } = await aRequest(test, { inMs: hourMs })
    await move('declineAppointment', doctor, appointmentId, { note: 'Please see a dentist.' })
    const seen = await test.call('getAppointment', { as: patient, params: { appointmentId } })
    expect(seen.body).toMatchObject({ status: 'DECLINED', note: 'Please see a dentist.' })
    expect(await saidOf(appointmentId, 'appointment.declined')).toMatchObject([{ status: 'DECLINED' }])
  })

  it('never confirm a time that is over', async () => {
    const own = await startTestApp()
    const { doctor, appointmentId } = await aRequest(own)
    await own.advance(hourMs)
    const late = await own.call('confirmAppointment', { as: doctor, params: { appointmentId } })
    expect(late.problem.code).toBe('appointment_state')
    await own.close()
  })
})

describe('cancelling', () => {
  it.each(['patient', 'doctor'] as const)('is open to the %s, and says who did it', async (side) => {
    const request = await confirmed()
    const { status, body } = await move('cancelAppointment', request[side], request.appointmentId, {
      note: 'Sorry',
    })
    expect([status, (body as { status: string }).status]).toEqual([200, 'CANCELLED'])
    expect(await saidOf(request.appointmentId, 'appointment.cancelled')).toMatchObject([
      { status: 'CANCELLED', cancelledBy: request[side].userId },
    ])
  })

  it('is possible while people only wait', async () => {
    const request = await confirmed()
    await held(request.appointmentId, { call_status: 'waiting' })
    expect((await move('cancelAppointment', request.patient, request.appointmentId)).status).toBe(200)
  })

  it('answers two at once with one yes', async () => {
    const { patient, doctor, appointmentId } = await confirmed()
    const both = await Promise.all(
      [patient, doctor].map((as) => move('cancelAppointment', as, appointmentId)),
    )
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
    expect(await saidOf(appointmentId, 'appointment.cancelled')).toHaveLength(1)
  })
})

describe('a visit under way or held', () => {
  it.each([
    ['is running', { call_status: 'active' }],
    ['is over', { call_status: 'ended' }],
    ['was held and is reopened', { call_status: 'waiting', holds_time: false }],
  ])('that %s is neither cancelled nor moved', async (_name, values) => {
    const request = await confirmed()
    await held(request.appointmentId, values)
    const before = await rowOf(request.appointmentId)
    for (const as of [request.patient, request.doctor]) {
      const cancelled = await move('cancelAppointment', as, request.appointmentId)
      const moved = await move('rescheduleAppointment', as, request.appointmentId, {
        startTime: await laterTime(request),
      })
      for (const { problem } of [cancelled, moved])
        expect(problem).toMatchObject({
          code: 'appointment_state',
          currentStatus: 'CONFIRMED',
          allowedMoves: [],
        })
    }
    expect(await rowOf(request.appointmentId)).toEqual(before)
  })
})

describe('rescheduling', () => {
  const to = (request: TestRequest, as: TestPerson, startTime: string, note?: string) =>
    move('rescheduleAppointment', as, request.appointmentId, { startTime, ...(note && { note }) })

  it('by the patient goes back to the doctor; by the doctor it stays confirmed', async () => {
    for (const [side, status] of [
      ['patient', 'REQUESTED'],
      ['doctor', 'CONFIRMED'],
    ] as const) {
      const request = await confirmed()
      const startTime = await laterTime(request)
      const { body } = await to(request, request[side], startTime, 'A bus strike')
      expect(body).toMatchObject({
        status,
        startTime,
        previousStartTime: request.appointment.startTime,
        note: 'A bus strike',
      })
      expect(await saidOf(request.appointmentId, 'appointment.rescheduled')).toMatchObject([
        {
          status,
          startTime,
          previousStartTime: request.appointment.startTime,
          rescheduledBy: request[side].userId,
        },
      ])
    }
  })

  it('gives the old time back and holds the new one', async () => {
    const request = await confirmed()
    const startTime = await laterTime(request)
    await to(request, request.doctor, startTime)
    const free = (await freeSlots(test, request.patient, request.doctor)).map((slot) => slot.startTime)
    expect(free).toContain(request.appointment.startTime)
    expect(free).not.toContain(startTime)
  })

  it('refuses a time off the grid, one that is over, and the one it has', async () => {
    const request = await confirmed()
    const own = request.appointment.startTime
    const shift = (ms: number) => new Date(new Date(own).getTime() + ms).toISOString()
    for (const startTime of [own, shift(60_000), shift(-24 * hourMs)])
      expect((await to(request, request.patient, startTime)).problem.code).toBe('slot_unavailable')
    expect(await rowOf(request.appointmentId)).toMatchObject({
      status: 'CONFIRMED',
      previous_start_time: null,
    })
  })

  it('to a time that another holds is refused with three free ones', async () => {
    const other = await confirmed({ inMs: 2 * hourMs })
    const request = await confirmed({ doctor: other.doctor })
    const { problem } = await to(request, request.patient, other.appointment.startTime)
    expect(problem).toMatchObject({ status: 409, code: 'slot_taken', alternatives: { length: 3 } })
    expect((await rowOf(request.appointmentId)).start_time.toISOString()).toBe(request.appointment.startTime)
  })

  it('of ten visits to one slot at once succeeds for one', async () => {
    const doctor = await aDoctor(test)
    const requests: TestRequest[] = []
    for (let count = 0; count < 10; count += 1) requests.push(await confirmed({ doctor }))
    const target = (await freeSlots(test, requests[0]?.patient as TestPerson, doctor, 8 * hourMs))[0]
    const answers = await Promise.all(
      requests.map((request) => to(request, request.doctor, target?.startTime ?? '')),
    )
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
    expect(answers.filter((answer) => answer.problem?.code === 'slot_taken')).toHaveLength(9)
  })
})

describe('the visit’s own outcome', () => {
  const settle = (id: string, status: 'COMPLETED' | 'NO_SHOW' | 'CONFIRMED') =>
    test.database.asService('test', (tx) => test.app.doors.scheduling.settle(tx, id, status))

  it('settles the appointment, once or twice the same', async () => {
    const { appointmentId } = await confirmed()
    await settle(appointmentId, 'COMPLETED')
    await settle(appointmentId, 'COMPLETED')
    expect((await rowOf(appointmentId)).status).toBe('COMPLETED')
  })

  it('cannot complete what was never confirmed', async () => {
    const { appointmentId } = await aRequest(test, { inMs: hourMs })
    await expect(settle(appointmentId, 'COMPLETED')).rejects.toMatchObject({ code: 'appointment_state' })
  })

  it('may be reopened even where its time has been given to someone else', async () => {
    const { appointment, appointmentId, doctor } = await confirmed()
    await settle(appointmentId, 'COMPLETED')
    const again = await aRequest(test, { doctor, body: { startTime: appointment.startTime } })
    await settle(appointmentId, 'CONFIRMED')
    expect(await rowOf(appointmentId)).toMatchObject({ status: 'CONFIRMED', holds_time: false })
    expect((await rowOf(again.appointmentId)).status).toBe('REQUESTED')
  })
})

describe('a visit booked by the house', () => {
  it('is confirmed from the start, holds its time, and may lie beside the slots', async () => {
    const [patient, doctor] = [await aPatient(test), await aDoctor(test)]
    const startTime = new Date(test.clock.now().getTime() + hourMs + 7_000)
    const endTime = new Date(startTime.getTime() + 900_000)
    const id = await test.database.asService('test', (tx) =>
      test.app.doors.scheduling.bookConfirmed(tx, {
        patientId: patient.userId,
        doctorId: doctor.userId,
        startTime,
        endTime,
        consultationMode: 'AUDIO',
        reason: '',
      }),
    )
    const { body } = await test.call('getAppointment', { as: patient, params: { appointmentId: id } })
    expect(body).toMatchObject({
      status: 'CONFIRMED',
      consultationMode: 'AUDIO',
      startTime: startTime.toISOString(),
    })
    expect(body.sessionId).not.toBeNull()
    const free = await freeSlots(test, patient, doctor)
    expect(
      free.filter((slot) => new Date(slot.startTime) < endTime && new Date(slot.endTime) > startTime),
    ).toEqual([])
    expect(await saidOf(id, 'appointment.confirmed')).toHaveLength(1)
  })
})
