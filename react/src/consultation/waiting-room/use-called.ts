import type { Visit } from '@bedside/client'
import type { Session } from '@bedside/contract'
import { useState } from 'react'
import { useReadable } from '../../bedside/use-readable.ts'

/** Whether the doctor waits for this patient, who is not in the waiting room just now: rung since this was shown, or there and alone. */
export function useCalled(visit: Visit, session: Session): boolean {
  const { rings } = useReadable(visit.state)
  const [before] = useState(rings)
  if (session.myRole !== 'PATIENT') return false
  const [missing, ...others] = session.waitingFor
  const isAwaited = session.status === 'WAITING' && missing === 'PATIENT' && others.length === 0
  return isAwaited || rings > before
}
