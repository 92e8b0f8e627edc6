import { expect } from '@playwright/test'
import { type ApiRefusal, signIn } from './harness/api.ts'
import { test } from './harness/journey.ts'
import { endVisit, people, prepareVisit, signInQuietly } from './harness/people.ts'
import { meet } from './harness/visit.ts'

/** The refused call that a stranger's page makes is logged by the browser itself. */
const refusedCall = /Failed to load resource.*(403|404)/

for (const [who, person] of [
  ['another patient', people.otherPatient],
  ['another doctor', people.otherDoctor],
] as const)
  test(`${who} gets into nothing of the visit`, async ({ server, openBrowser }) => {
    const visit = await prepareVisit(server, 'VIDEO')
    const stranger = await openBrowser({ expectedConsole: [refusedCall] })
    await signInQuietly(stranger, server, person)
    for (const address of [`/visits/${visit.appointmentId}`, `/history/${visit.sessionId}`]) {
      await stranger.goto(address)
      // What stands there in the end; while it loads nothing could be seen either.
      await expect(
        stranger.getByRole('heading', { level: 1, name: 'There is nothing at this address' }),
      ).toBeVisible()
      await expect(stranger.getByRole('button', { name: /Join|Start visit|Admit/ })).toHaveCount(0)
      await expect(stranger.getByText(people.patient.name)).toHaveCount(0)
    }
    const api = await signIn(server.origin, person.email)
    const before = await visit.doctorApi.events(visit.sessionId)
    const session = `/consultations/sessions/${visit.sessionId}`
    const random = `/consultations/sessions/${crypto.randomUUID()}`
    for (const [method, path, body] of [
      ['GET', ''],
      ['POST', '/join', {}],
      ['GET', '/chat'],
      ['GET', '/events?after=0'],
      ['GET', '/summary'],
      ['POST', '/end', {}],
    ] as const) {
      const refusal = async (base: string) =>
        api.call(method, base + path, body).then(
          () => 'let in',
          (error: ApiRefusal) => `${error.status} ${error.code}`,
        )
      expect(await refusal(session)).toBe(await refusal(random))
      expect(await refusal(session)).toBe('404 not_found')
    }
    expect((await visit.doctorApi.events(visit.sessionId)).lastSeq).toBe(before.lastSeq)
  })

test('the patient cannot end the visit: pressing leave leaves it open for the doctor', async ({
  server,
  openBrowser,
}) => {
  const { visit, patient, doctor } = await meet({ server, openBrowser }, 'CHAT')
  await expect(patient.getByRole('button', { name: 'End visit' })).toHaveCount(0)
  const end = visit.patientApi.call('POST', `/consultations/sessions/${visit.sessionId}/end`, {})
  await expect(end).rejects.toMatchObject({ status: 403, code: 'forbidden' })
  await patient.getByRole('button', { name: 'Leave' }).click()
  await patient.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
  await expect(doctor.getByText(new RegExp(`${people.patient.name} (has )?left`)).first()).toBeVisible()
  expect((await visit.doctorApi.session(visit.sessionId)).status).toBe('IN_PROGRESS')
  await endVisit(doctor)
  await expect.poll(async () => (await visit.doctorApi.session(visit.sessionId)).status).toBe('COMPLETED')
})
