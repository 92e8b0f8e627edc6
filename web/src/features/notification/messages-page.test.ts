import type { Notification } from '@bedside/contract'
import { expect, test } from 'vitest'
import { wayOf } from './messages-page.tsx'

const about = (kind: Notification['kind']): Notification => ({
  notificationId: '0e55a6e0-0000-4000-8000-000000000001',
  kind,
  params: {},
  appointmentId: 'a9901111-0000-4000-8000-000000000001',
  sessionId: '5e551011-0000-4000-8000-000000000001',
  createdAt: '2026-11-21T08:45:00Z',
  readAt: null,
})

test.each([
  'visit.doctor_ready',
  'visit.ring',
  'visit.reopened',
  'visit.running_late',
  'visit.on_time',
] as const)('%s leads a patient to the visit it concerns, a doctor to the desk', (kind) => {
  expect(wayOf(about(kind), false).to).toBe('/visits/a9901111-0000-4000-8000-000000000001')
  expect(wayOf(about(kind), true).to).toBe('/desk')
})

test('news without a visit leads home', () => {
  expect(wayOf({ ...about('visit.running_late'), appointmentId: null }, false).to).toBe('/home')
})

test('a time that opened leads to booking with that doctor', () => {
  const opened = {
    ...about('appointment.time_opened'),
    appointmentId: null,
    params: { doctorId: 'd0c70200' },
  }
  expect(wayOf(opened, false)).toEqual({ to: '/book?doctor=d0c70200', word: 'act-book-time' })
})

test.each([
  ['FAILED', { to: '/history/5e551011-0000-4000-8000-000000000001', word: 'act-message' }],
  ['SCHEDULED', { to: '/desk', word: 'act-desk' }],
])('a message in a visit that is %s leads the doctor where it is read', (status, way) => {
  expect(wayOf({ ...about('visit.message'), params: { status } }, true)).toEqual(way)
})

test('feedback leads the doctor to the visit it is about', () => {
  expect(wayOf(about('visit.feedback_given'), true)).toEqual({
    to: '/history/5e551011-0000-4000-8000-000000000001',
    word: 'act-feedback',
  })
})

test('the doctor’s answer to feedback leads to it', () => {
  const sessionId = '5e551011-0000-4000-8000-000000000001'
  expect(wayOf({ ...about('visit.feedback_replied'), sessionId }, false)).toEqual({
    to: `/history/${sessionId}/feedback`,
    word: 'act-answer',
  })
})
