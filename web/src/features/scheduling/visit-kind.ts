import type { Appointment } from '@bedside/contract'
import type { IconName } from '@bedside/react'

/** How a visit is held, in person counted as one more way. */
export type VisitKind = 'VIDEO' | 'AUDIO' | 'CHAT' | 'IN_PERSON'

/** The way of one appointment. */
export const kindOf = (appointment: Pick<Appointment, 'visitType' | 'consultationMode'>): VisitKind =>
  appointment.visitType === 'IN_PERSON' ? 'IN_PERSON' : (appointment.consultationMode ?? 'VIDEO')

/** The drawing beside the way's word. */
export const kindIcon: Readonly<Record<VisitKind, IconName>> = {
  VIDEO: 'camera',
  AUDIO: 'phone',
  CHAT: 'chat',
  IN_PERSON: 'person',
}
