import { presentSlot } from './present.ts'
import type { Room } from './room.ts'
import { getDoctor, listDoctors } from './service/directory.ts'
import { getAppointment, listAppointments } from './service/list-appointments.ts'
import { listSlots } from './service/list-slots.ts'
import { cancelAppointment, confirmAppointment, declineAppointment } from './service/move-appointment.ts'
import { listOpeningWishes, removeOpeningWish, saveOpeningWish } from './service/opening-wishes.ts'
import { requestAppointment } from './service/request-appointment.ts'
import { rescheduleAppointment } from './service/reschedule-appointment.ts'
import { getVisitHealth, saveVisitHealth } from './service/visit-health.ts'

/** Serves the directory, free times and appointments. */
export function serveScheduling(room: Room) {
  const { http } = room.platform
  http.route('listDoctors', ({ caller, query }) => listDoctors(room, caller, query))
  http.route('getDoctor', ({ caller, params }) => getDoctor(room, caller, params.doctorId))
  http.route('listSlots', async ({ caller, params, query }) => {
    const range = { start: new Date(query.from), end: new Date(query.to) }
    return { items: (await listSlots(room, caller, params.doctorId, range)).map(presentSlot) }
  })
  http.route('createAppointment', ({ caller, body }) => requestAppointment(room, caller, body))
  http.route('listAppointments', ({ caller, query }) => listAppointments(room, caller, query))
  http.route('getAppointment', ({ caller, params }) => getAppointment(room, caller, params.appointmentId))
  http.route('confirmAppointment', ({ caller, params }) =>
    confirmAppointment(room, { person: caller, appointmentId: params.appointmentId }),
  )
  http.route('declineAppointment', ({ caller, params, body }) =>
    declineAppointment(room, { person: caller, appointmentId: params.appointmentId, note: body.note }),
  )
  http.route('cancelAppointment', ({ caller, params, body }) =>
    cancelAppointment(room, { person: caller, appointmentId: params.appointmentId, note: body.note }),
  )
  http.route('rescheduleAppointment', ({ caller, params, body: { startTime, note } }) => {
    const { appointmentId } = params
    return rescheduleAppointment(room, { person: caller, appointmentId, note, start: new Date(startTime) })
  })
  http.route('getVisitHealth', ({ caller, params }) => getVisitHealth(room, caller, params.appointmentId))
  http.route('saveVisitHealth', ({ caller, params, body }) =>
    saveVisitHealth(room, caller, params.appointmentId, body),
  )
  http.route('listOpeningWishes', async ({ caller }) => ({ items: await listOpeningWishes(room, caller) }))
  http.route('saveOpeningWish', ({ caller, params, body }) =>
    saveOpeningWish(room, caller, params.doctorId, body),
  )
  http.route('removeOpeningWish', async ({ caller, params }) => {
    await removeOpeningWish(room, caller, params.doctorId)
    return undefined
  })
}
