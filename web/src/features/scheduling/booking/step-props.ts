import type { Appointment, Doctor, Me } from '@bedside/contract'
import type { BookingDraft, BookingStep } from './booking-draft.ts'

/** What every question of the booking gets. */
export interface StepProps {
  readonly me: Me
  readonly draft: BookingDraft
  readonly doctors: readonly Doctor[]
  /** The chosen one; every question after that for the doctor has it. */
  readonly doctor: Doctor
  /** Keeps answers and goes on to a question, or back to checking where that was the last thing missing. */
  onAnswer(part: Partial<BookingDraft>, next: BookingStep): void
  onBooked(appointment: Pick<Appointment, 'appointmentId'>): void
}
