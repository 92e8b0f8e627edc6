import { languages, notificationKinds } from '@bedside/contract'
import { expect, it } from 'vitest'
import { pushMessage } from './push-words.ts'

it('every push is at most 70 characters in every language, and its own words', () => {
  for (const language of languages)
    for (const kind of notificationKinds) {
      const { body } = pushMessage({ kind, language, clinicName: 'Clinic', minutes: 120 })
      expect(body.length, `${language} ${kind}`).toBeLessThanOrEqual(70)
      expect(body).not.toContain('{')
      expect(/[\u0900-\u097F]/.test(body)).toBe(language !== 'en')
    }
})

it('a Nepali push counts in Nepali digits', () => {
  const late = { kind: 'visit.running_late', clinicName: 'Clinic', minutes: 120 } as const
  expect(pushMessage({ ...late, language: 'ne' }).body).toContain('१२० मिनेट')
  expect(pushMessage({ ...late, language: 'hi' }).body).toContain('120 मिनट')
})

it('being on time again takes the place of the word about being late, and leads to the visit', () => {
  const visit = { clinicName: 'Clinic', language: 'en', appointmentId: 'a9901111' } as const
  const late = pushMessage({ ...visit, kind: 'visit.running_late', minutes: 10 })
  const onTime = pushMessage({ ...visit, kind: 'visit.on_time' })
  expect(onTime).toMatchObject({ tag: late.tag, address: '/visits/a9901111', urgent: false })
  expect(onTime.body).not.toBe(late.body)
})

it('a time that opened leads to booking with that doctor', () => {
  const opened = { kind: 'appointment.time_opened', clinicName: 'Clinic', doctorId: 'd0c70200' } as const
  expect(pushMessage({ ...opened, language: 'en' })).toMatchObject({
    address: '/book?doctor=d0c70200',
    urgent: false,
  })
})
