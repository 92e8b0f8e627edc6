import { z } from 'zod'
import { AppointmentPath, DoctorPath, pageOf } from '../primitives.ts'
import { HealthAnswers, SaveHealthBody } from '../requests/health.ts'
import * as scheduling from '../requests/scheduling.ts'
import type { RouteName } from '../routes.ts'
import type { Endpoint } from './endpoint.ts'

/** Doctors, free times and appointments. */
export const schedulingEndpoints = {
  listDoctors: {
    tag: 'scheduling',
    summary: 'Directory of doctors',
    query: scheduling.DoctorsQuery,
    replies: { 200: pageOf(scheduling.Doctor) },
  },
  getDoctor: {
    tag: 'scheduling',
    summary: 'One doctor',
    params: DoctorPath,
    replies: { 200: scheduling.Doctor },
  },
  listSlots: {
    tag: 'scheduling',
    summary: 'Free times of a doctor',
    params: DoctorPath,
    query: scheduling.SlotsQuery,
    replies: { 200: z.object({ items: z.array(scheduling.Slot) }) },
  },
  createAppointment: {
    tag: 'scheduling',
    summary: 'Ask for a visit; holds the time',
    creates: true,
    body: scheduling.CreateAppointmentBody,
    replies: { 201: scheduling.Appointment },
    errors: ['forbidden', 'not_found', 'booking_off', 'slot_taken', 'slot_unavailable', 'mode_unavailable'],
  },
  listAppointments: {
    tag: 'scheduling',
    summary: 'Own appointments',
    query: scheduling.AppointmentsQuery,
    replies: { 200: pageOf(scheduling.Appointment) },
  },
  getAppointment: {
    tag: 'scheduling',
    summary: 'One appointment',
    params: AppointmentPath,
    replies: { 200: scheduling.Appointment },
  },
  confirmAppointment: {
    tag: 'scheduling',
    summary: 'Doctor confirms',
    params: AppointmentPath,
    replies: { 200: scheduling.Appointment },
    errors: ['forbidden', 'appointment_state'],
  },
  declineAppointment: {
    tag: 'scheduling',
    summary: 'Doctor declines',
    params: AppointmentPath,
    body: scheduling.AppointmentNoteBody.prefault({}),
    replies: { 200: scheduling.Appointment },
    errors: ['forbidden', 'appointment_state'],
  },
  cancelAppointment: {
    tag: 'scheduling',
    summary: 'Either side cancels',
    params: AppointmentPath,
    body: scheduling.AppointmentNoteBody.prefault({}),
    replies: { 200: scheduling.Appointment },
    errors: ['forbidden', 'appointment_state'],
  },
  rescheduleAppointment: {
    tag: 'scheduling',
    summary: 'Move to another free time; asked by the patient it needs the doctor again',
    params: AppointmentPath,
    body: scheduling.RescheduleBody,
    replies: { 200: scheduling.Appointment },
    errors: ['forbidden', 'appointment_state', 'slot_taken', 'slot_unavailable'],
  },
  getVisitHealth: {
    tag: 'scheduling',
    summary:
      'What was told of the person a visit is for; for its patient, and its doctor unless it was called off',
    params: AppointmentPath,
    replies: { 200: HealthAnswers },
    errors: ['forbidden'],
  },
  saveVisitHealth: {
    tag: 'scheduling',
    summary: 'Its patient tells it before the visit; replaces what was told of that person',
    params: AppointmentPath,
    body: SaveHealthBody,
    replies: { 200: HealthAnswers },
    errors: ['forbidden', 'appointment_state'],
  },
} as const satisfies Partial<Record<RouteName, Endpoint>>
