import type { DomainEventData, DomainTopic, PushMessage } from '@bedside/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  aConfirmedVisit,
  aPatient,
  startTestApp,
  type TestApp,
  type TestPerson,
} from '../../test/harness/index.ts'
import { startPushService, type TestPushService } from '../../test/harness/push-service.ts'

let service: TestPushService
let test: TestApp
beforeAll(async () => {
  service = await startPushService()
  test = await startTestApp({ PUSH_SERVICES: service.origin, CLINIC_NAME: 'Patan Hill Clinic' })
})

const say = async <Topic extends DomainTopic>(topic: Topic, data: DomainEventData<Topic>) => {
  await test.database.asFlow('test', (tx) => test.app.platform.events.say(tx, topic, 'test', data))
  await test.app.doors.notification.settled()
}
const subscribe = async (as: TestPerson) => {
  const device = service.device()
  const saved = await test.call('savePushSubscription', { as, body: device.subscription })
  expect(saved.status).toBe(204)
  return device
}
const subscriptionsOf = (userId: string) =>
  test.database.asService('test', ({ q }) =>
    q.selectFrom('push_subscriptions').selectAll().where('user_id', '=', userId).execute(),
  )
async function aRungPatient() {
  const visit = await aConfirmedVisit(test, { inMs: 3_600_000 })
  const { patient, doctor, sessionId, appointmentId } = visit
  const ids = { sessionId, appointmentId, patientId: patient.userId, doctorId: doctor.userId }
  return { ...visit, ids, device: await subscribe(patient) }
}
const messageOf = ({ text }: { text: string }) => JSON.parse(text) as PushMessage

describe('a push', () => {
  it('is needed with a sign-in only', async () => {
    const { subscription } = service.device()
    const calls = [
      test.call('getPushKey'),
      test.call('savePushSubscription', { body: subscription }),
      test.call('removePushSubscription'),
      test.call('getNotificationSettings'),
      test.call('saveNotificationSettings', { body: { quietHours: null } }),
    ]
    for (const refused of await Promise.all(calls)) expect(refused.status).toBe(401)
  })

  it('tells "it is your turn" to the device alone, encrypted, without a name, and leads to the visit', async () => {
    const { device, ids, doctor, patient, appointmentId } = await aRungPatient()
    const other = await subscribe(await aPatient(test))
    await say('consultation.waiting.doctor', ids)
    await say('consultation.patient.rung', ids)
    expect(device.pushed.map(messageOf)).toEqual([
      {
        title: 'Patan Hill Clinic',
        body: 'The doctor is ready for you. Open your visit.',
        tag: 'your-turn',
        address: `/visits/${appointmentId}`,
        urgent: true,
      },
      {
        title: 'Patan Hill Clinic',
        body: 'The clinic is ringing you. Open your visit.',
        tag: 'your-turn',
        address: `/visits/${appointmentId}`,
        urgent: true,
      },
    ])
    const [first] = device.pushed
    expect(first?.text).not.toContain(doctor.name)
    expect(first?.text).not.toContain(patient.name)
    expect(first?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high' })
    const { publicKey } = (await test.call('getPushKey', { as: patient })).body
    expect(first?.headers.authorization).toContain(`k=${publicKey}`)
    expect(other.pushed).toEqual([])
  })

  it('says how much later a visit begins, in the reader’s language', async () => {
    const { device, ids, patient } = await aRungPatient()
    await test.call('updateMe', { as: patient, body: { language: 'hi' } })
    await say('consultation.running_late', {
      doctorId: ids.doctorId,
      minutes: 20,
      visits: [ids],
    })
    expect(device.pushed.map(messageOf)).toMatchObject([
      { body: 'आपकी मुलाक़ात लगभग 20 मिनट देर से होगी।', address: `/visits/${ids.appointmentId}`, urgent: false },
    ])
  })

  it('waits for the end of the quiet hours, but never when it is your turn', async () => {
    const { device, ids, patient } = await aRungPatient()
    const clockOf = (ms: number) => new Date(ms).toISOString().slice(11, 16)
    const now = test.clock.now().getTime()
    const quietHours = { from: clockOf(now - 3_600_000), until: clockOf(now + 3_600_000) }
    await test.call('updateMe', { as: patient, body: { timeZone: 'UTC' } })
    const saved = await test.call('saveNotificationSettings', { as: patient, body: { quietHours } })
    expect(saved.body).toEqual({ quietHours, push: true })
    await say('consultation.running_late', {
      doctorId: ids.doctorId,
      minutes: 20,
      visits: [ids],
    })
    expect(device.pushed).toEqual([])
    await say('consultation.patient.rung', ids)
    expect(device.pushed).toHaveLength(1)
    await test.call('saveNotificationSettings', { as: patient, body: { quietHours: null } })
    expect((await test.call('getNotificationSettings', { as: patient })).body.quietHours).toBeNull()
  })

  it('is not written where the deed is rolled back', async () => {
    const { device, ids } = await aRungPatient()
    const broken = test.database.asFlow('test', async (tx) => {
      await test.app.platform.events.say(tx, 'consultation.patient.rung', 'test', ids)
      throw new Error('changed my mind')
    })
    await expect(broken).rejects.toThrow('changed my mind')
    await test.app.doors.notification.settled()
    expect(device.pushed).toEqual([])
  })
})

describe('where a device is rung', () => {
  const addresses = [
    'http://fcm.googleapis.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://user:word@fcm.googleapis.com/x',
    'https://fcm.googleapis.com.evil.example/x',
    'https://evilfcm.googleapis.com/x',
    'https://push.apple.com@evil.example/x',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/x',
    'https://localhost/x',
    'https://10.0.0.1/x',
    'https://0x7f000001/x',
    'http://127.0.0.1:1/x',
    'file:///etc/passwd',
    'gopher://fcm.googleapis.com/x',
    'fcm.googleapis.com/x',
    '//fcm.googleapis.com/x',
  ]
  it.each(addresses)('is not %s, which nobody ever fetches', async (endpoint) => {
    const patient = await aPatient(test)
    const { keys } = service.device().subscription
    const refused = await test.call('savePushSubscription', { as: patient, body: { endpoint, keys } })
    expect([refused.status, refused.problem.errors?.[0]?.pointer]).toEqual([400, '/endpoint'])
    expect(await subscriptionsOf(patient.userId)).toEqual([])
  })

  it.each([
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://wns2-par02p.notify.windows.com/w/?token=abc',
    'https://web.push.apple.com/abc',
  ])('may be %s', async (endpoint) => {
    const { keys } = service.device().subscription
    const saved = await test.call('savePushSubscription', {
      as: await aPatient(test),
      body: { endpoint, keys },
    })
    expect(saved.status).toBe(204)
  })

  it('needs keys that something can be encrypted to', async () => {
    const { endpoint, keys } = service.device().subscription
    const p256dh = Buffer.alloc(65, 7).toString('base64url')
    const refused = await test.call('savePushSubscription', {
      as: await aPatient(test),
      body: { endpoint, keys: { ...keys, p256dh } },
    })
    expect(refused.problem.errors?.[0]?.pointer).toBe('/keys/p256dh')
  })

  it('is one place a sign-in, and passes to whoever signs in on the same device next', async () => {
    const [first, second] = [await aPatient(test), await aPatient(test)]
    await subscribe(first)
    const { subscription } = await subscribe(first)
    expect(await subscriptionsOf(first.userId)).toHaveLength(1)
    await test.call('savePushSubscription', { as: second, body: subscription })
    expect(await subscriptionsOf(first.userId)).toEqual([])
    expect(await subscriptionsOf(second.userId)).toHaveLength(1)
  })

  it.each([404, 410])('is forgotten when its push service answers %i', async (status) => {
    const { ids, patient } = await aRungPatient()
    service.answer(status)
    await say('consultation.patient.rung', ids)
    service.answer(201)
    expect(await subscriptionsOf(patient.userId)).toEqual([])
  })

  it('is tried once more, and kept, when its push service is in trouble; a redirect is not followed', async () => {
    for (const status of [503, 307]) {
      const { ids, patient } = await aRungPatient()
      const before = service.calls()
      service.answer(status)
      await say('consultation.patient.rung', ids)
      service.answer(201)
      expect(service.calls() - before).toBe(2)
      expect(await subscriptionsOf(patient.userId)).toHaveLength(1)
    }
  }, 20_000)
})

describe('a device is rung no more', () => {
  it('after it signed out', async () => {
    const { device, ids, patient } = await aRungPatient()
    expect((await test.call('signOut', { as: patient })).status).toBe(204)
    expect(await subscriptionsOf(patient.userId)).toEqual([])
    await say('consultation.patient.rung', ids)
    expect(device.pushed).toEqual([])
  })

  it('after the person switched it off, while their other devices go on', async () => {
    const { ids, patient, device } = await aRungPatient()
    const token = await test.database.asService('test', (tx) =>
      test.app.doors.identity.issueToken(tx, patient.userId),
    )
    const other = await subscribe({ ...patient, token })
    await test.call('removePushSubscription', { as: patient })
    await say('consultation.patient.rung', ids)
    expect([device.pushed.length, other.pushed.length]).toEqual([0, 1])
    await test.call('signOutEverywhere', { as: patient })
    await say('consultation.patient.rung', ids)
    expect(other.pushed).toHaveLength(1)
  })
})

describe('the clinic’s key', () => {
  it('is made once and kept in the database', async () => {
    const patient = await aPatient(test)
    const { publicKey } = (await test.call('getPushKey', { as: patient })).body
    const rows = await test.database.asService('test', ({ q }) =>
      q.selectFrom('push_keys').select('public_key').execute(),
    )
    expect(rows).toEqual([{ public_key: publicKey }])
    expect((await test.call('getPushKey', { as: patient })).body.publicKey).toBe(publicKey)
  })
})
