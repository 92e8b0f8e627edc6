import { screen } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { ConsultationRoom } from '../src/consultation/consultation-room/consultation-room.tsx'
import { renderAt } from './render-visit.tsx'
import { appointmentId, type ScriptedClinic } from './scripted-clinic.ts'

/** Waits for a button by its name. */
export const button = (name: string | RegExp) => screen.findByRole('button', { name })

/** Shows the scripted visit to its patient and goes on into the waiting room; a chat visit has no check before it. */
export async function showWaitingRoom(clinic: ScriptedClinic, user: UserEvent) {
  renderAt(clinic, <ConsultationRoom appointmentId={appointmentId} />)
  if (clinic.session.consultationMode !== 'CHAT') await user.click(await button('Go to the waiting room'))
  await screen.findByRole('heading', { name: 'Waiting room' })
}

/** The same; the doctor lets the patient in, who joins. */
export async function showCall(clinic: ScriptedClinic, user: UserEvent) {
  await showWaitingRoom(clinic, user)
  clinic.become({ admitted: true })
  await user.click(await button('Join now'))
  await screen.findByRole('timer')
}
