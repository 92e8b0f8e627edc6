import { randomUUID } from 'node:crypto'
import type { ConsultationMode, ParticipantRole } from '@bedside/contract'
import { openSocket, type TestSocket } from '../harness/socket.ts'
import type { TestApp } from '../harness/test-app.ts'
import { aConfirmedVisit, aPatient, type TestPerson, type TestVisit } from './people.ts'

export const patientDevice = 'phone-0001'
export const doctorDevice = 'desk-00001'

/** A visit with both lines open on named devices. */
export interface TestRoom extends TestVisit {
  readonly params: { sessionId: string }
  readonly patientLine: TestSocket
  readonly doctorLine: TestSocket
  hangUp(): Promise<void>
}

/** Both follow a confirmed visit; nobody has joined yet. Starts at most a slot from now. */
export async function aFollowedVisit(
  test: TestApp,
  options: { patient?: TestPerson; doctor?: TestPerson; mode?: ConsultationMode } = {},
): Promise<TestRoom> {
  const visit = await aConfirmedVisit(test, options)
  const { sessionId } = visit
  const patientLine = await openSocket(test.url, visit.patient.token)
  await patientLine.ask('SUBSCRIBE', { sessionId, deviceId: patientDevice })
  const doctorLine = await openSocket(test.url, visit.doctor.token)
  await doctorLine.ask('SUBSCRIBE', { sessionId, deviceId: doctorDevice })
  return {
    ...visit,
    params: { sessionId },
    patientLine,
    doctorLine,
    hangUp: async () => {
      await Promise.all([patientLine.close(), doctorLine.close()])
    },
  }
}

/** Both have joined; media are not up yet. */
export async function aWaitingVisit(test: TestApp, options: Parameters<typeof aFollowedVisit>[1] = {}) {
  const room = await aFollowedVisit(test, options)
  const { params, patient, doctor } = room
  await test.call('joinSession', { as: patient, params, body: { deviceId: patientDevice } })
  await test.call('joinSession', { as: doctor, params, body: { deviceId: doctorDevice } })
  return room
}

/** Both talk: the visit is IN_PROGRESS. */
export async function aRunningVisit(test: TestApp, options: Parameters<typeof aFollowedVisit>[1] = {}) {
  const room = await aWaitingVisit(test, options)
  for (const line of [room.patientLine, room.doctorLine]) await mediaUp(line, room.sessionId)
  await room.doctorLine.next('SESSION_STATUS', ({ status }) => status === 'IN_PROGRESS')
  return room
}

export const mediaUp = (line: TestSocket, sessionId: string, media: 'up' | 'down' = 'up') =>
  line.ask('MEDIA_STATE', { sessionId, media, audio: true, video: true })

/** Someone invited to a session; invitations have no route yet, so the row is written as they will write it. */
export async function aGuest(test: TestApp, sessionId: string, role: ParticipantRole = 'CAREGIVER') {
  const guest = await aPatient(test, 'Gita Karki')
  const participantId = randomUUID()
  await test.database.asService('test', ({ q }) =>
    q
      .insertInto('session_participants')
      .values({
        id: participantId,
        session_id: sessionId,
        user_id: guest.userId,
        participant_type: role,
        display_name: guest.name,
        created_at: test.clock.now(),
      })
      .execute(),
  )
  return { ...guest, participantId }
}
