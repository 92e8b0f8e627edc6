import type { Appointment, Doctor } from '@bedside/contract'
import type { BookingDraft, BookingStep } from './booking-draft.ts'

/** What every question of the booking gets. */
export interface StepProps {
  readonly draft: BookingDraft
  readonly doctors: readonly Doctor[]
  /** The chosen one; every question after the first has it. */
  readonly doctor: Doctor
  /** Keeps answers and goes on to a question. */
  onAnswer(part: Partial<BookingDraft>, next: BookingStep): void
  onBooked(appointment: Appointment): void
}
