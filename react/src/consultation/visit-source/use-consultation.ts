import { type ModeInput, ProblemError } from '@bedside/client'
import type { ChatMessage } from '@bedside/contract'
import { useCallback, useEffect, useMemo } from 'react'
import { useBedside } from '../../bedside/bedside-provider.tsx'
import { useLoad } from '../../bedside/use-load.ts'
import { useMaybeReadable } from '../../bedside/use-readable.ts'
import { useSessionId, useVisit } from './use-visit.ts'

const nothingYet = () => Promise.reject(new ProblemError('session_state', 409))

/**
 * A visit with its messages for a screen of one's own making. The session is made when the appointment has none.
 * Ids and kind are compared with the server's own; a mismatch is an `identity_mismatch` error.
 */
export function useConsultation(
  appointmentId: string,
  patientId: string,
  doctorId: string,
  consultationType: ModeInput,
) {
  const { client } = useBedside()
  const key = [appointmentId, patientId, doctorId, consultationType].join(' ')
  const made = useLoad(key, () =>
    client.consultationService.createSession(appointmentId, patientId, doctorId, consultationType),
  )
  const visit = useVisit(made.value?.sessionId ?? null)
  const state = useMaybeReadable(visit?.state)
  const chat = useMaybeReadable(visit?.chat.state)
  const messages = useMemo(() => chat?.lines ?? [], [chat])
  const sendMessage = useCallback(
    async (content: string): Promise<string | null> => (visit ? visit.chat.send(content) : nothingYet()),
    [visit],
  )
  const endSession = useCallback(
    async (notes?: string): Promise<void> => {
      if (!visit) return nothingYet()
      await visit.end(notes)
    },
    [visit],
  )
  const loadMessages = useCallback(
    async (): Promise<ChatMessage[]> =>
      made.value ? client.consultationService.getMessages(made.value.sessionId) : [],
    [client, made.value],
  )
  return {
    session: state?.session ?? null,
    messages,
    isLoading: made.isLoading || (state?.isLoading ?? !made.error),
    error: made.error ?? state?.error ?? null,
    sendMessage,
    endSession,
    loadMessages,
  }
}

/** The call of an appointment in three functions; each throws {@link ProblemError} while there is no session. */
export function useCallSession(appointmentId: string) {
  const { value: sessionId } = useSessionId(appointmentId)
  const visit = useVisit(sessionId)
  useEffect(() => () => void visit?.call.stopAwaiting(), [visit])
  const join = useCallback(async () => (visit ? visit.call.join() : nothingYet()), [visit])
  const end = useCallback(async () => {
    if (!visit) return nothingYet()
    const isDoctor = visit.state.getSnapshot().session?.myRole === 'DOCTOR'
    // A patient's end is leaving; only the doctor ends it for both.
    if (isDoctor) await visit.end()
    else await visit.call.leave()
  }, [visit])
  return { startCall: join, joinCall: join, endCall: end }
}
