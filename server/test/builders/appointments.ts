import type { Appointment, RequestInput } from '@bedside/contract'
import type { TestApp } from '../harness/test-app.ts'
import { aDoctor, aPatient, type TestPerson } from './people.ts'

/** An appointment that waits for its doctor. */
export interface TestRequest {
  readonly patient: TestPerson
  readonly doctor: TestPerson
  readonly appointment: Appointment
  readonly appointmentId: string
}

/** A doctor's free slots from `inMs` from now on, for a day. */
export async function freeSlots(test: TestApp, as: TestPerson, doctor: TestPerson, inMs = 0) {
  const from = new Date(test.clock.now().getTime() + inMs)
  const to = new Date(from.getTime() + 24 * 3_600_000)
  const { body } = await test.call('listSlots', {
    as,
    params: { doctorId: doctor.userId },
    query: { from: from.toISOString(), to: to.toISOString() },
  })
  return body.items
}

/** Asked for through the API, for the first free slot at least `inMs` from now. */
export async function aRequest(
  test: TestApp,
  {
    inMs = 0,
    ...given
  }: {
    patient?: TestPerson
    doctor?: TestPerson
    inMs?: number
    body?: Partial<RequestInput<'createAppointment', 'body'>>
  } = {},
): Promise<TestRequest> {
  const patient = given.patient ?? (await aPatient(test))
  const doctor = given.doctor ?? (await aDoctor(test))
  const [slot] = await freeSlots(test, patient, doctor, inMs)
  if (!slot) throw new Error('no free slot')
  const body = { doctorId: doctor.userId, startTime: slot.startTime, visitType: 'ONLINE', ...given.body }
  const booked = await test.call('createAppointment', { as: patient, body })
  if (booked.status !== 201) throw new Error(`booking failed: ${JSON.stringify(booked.problem)}`)
  return { patient, doctor, appointment: booked.body, appointmentId: booked.body.appointmentId }
}
