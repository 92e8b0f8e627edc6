import type { HistoryItem, Summary } from '@bedside/contract'
import type { SessionFacts } from '../door.ts'
import { reopenUntil } from '../policy.ts'
import { billableSeconds, isOpen, type SessionRecord } from '../records.ts'
import { instant } from './session.ts'

/** A visit in short. `facts` come from rooms above; without them nothing was written, rated or charged. */
export function presentSummary(of: {
  session: SessionRecord
  doctor: { name: string; specialization: string; registrationNumber: string }
  patientName: string
  sent: { text: string; sentAt: Date; savedAt: Date } | undefined
  facts: SessionFacts
  now: Date
}): Summary {
  const { session, doctor, facts, now, sent } = of
  const isCorrected = sent !== undefined && sent.savedAt.getTime() > sent.sentAt.getTime()
  return {
    sessionId: session.id,
    appointmentId: session.appointmentId,
    doctorName: doctor.name,
    specialization: doctor.specialization,
    registrationNumber: doctor.registrationNumber,
    patientName: of.patientName,
    consultationMode: session.consultationMode,
    scheduledStartTime: session.scheduledStartTime.toISOString(),
    scheduledDuration: session.scheduledDurationMinutes,
    actualDuration: Math.ceil(billableSeconds(session, now) / 60),
    startTime: instant(session.actualStartTime),
    endTime: isOpen(session.status) ? null : instant(session.actualEndTime),
    closedAt: isOpen(session.status) ? null : instant(session.closedAt),
    status: session.status,
    endReason: session.endReason,
    noShowParty: session.noShowParty,
    chatMessageCount: facts.chatMessageCount ?? 0,
    prescriptionId: facts.prescriptionId ?? null,
    feedbackSubmitted: facts.feedbackSubmitted ?? false,
    amountCharged: facts.amountCharged ?? null,
    currency: facts.currency ?? 'NPR',
    patientSummary: sent?.text ?? '',
    summarySentAt: instant(sent?.sentAt ?? null),
    summaryCorrectedAt: instant(isCorrected ? sent.savedAt : null),
    reopenUntil: instant(reopenUntil(session)),
  }
}

export function presentHistoryItem(of: {
  session: SessionRecord
  otherParty: { userId: string; name: string; specialization: string | null }
  forWhom: string | null
  hasSummary: boolean
  facts: SessionFacts
  now: Date
}): HistoryItem {
  const { session, facts } = of
  return {
    sessionId: session.id,
    appointmentId: session.appointmentId,
    otherParty: of.otherParty,
    forWhom: of.forWhom,
    consultationMode: session.consultationMode,
    status: session.status,
    scheduledStartTime: session.scheduledStartTime.toISOString(),
    actualStartTime: instant(session.actualStartTime),
    actualEndTime: instant(session.actualEndTime),
    durationSeconds: billableSeconds(session, of.now),
    endReason: session.endReason,
    noShowParty: session.noShowParty,
    hasSummary: of.hasSummary,
    chatMessageCount: facts.chatMessageCount ?? 0,
    feedbackSubmitted: facts.feedbackSubmitted ?? false,
  }
}
