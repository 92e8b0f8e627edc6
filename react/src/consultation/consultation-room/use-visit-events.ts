import type { CallState } from '@bedside/client'
import type { Session } from '@bedside/contract'
import { useEffect, useRef } from 'react'
import { useBedside } from '../../bedside/bedside-provider.tsx'
import { keptFlag } from '../../bedside/kept-flag.ts'
import { isOver } from './room-screen.ts'

/** Tells the page around what happens, and once that the visit is over. */
export function useVisitEvents(session: Session, call: CallState, onEndCall: (() => void) | undefined): void {
  const { tell } = useBedside()
  const { sessionId, status, endReason } = session
  const end = useRef(onEndCall)
  end.current = onEndCall
  const ended = isOver(status)
  useEffect(() => {
    tell({ type: 'visit.status', sessionId, status, endReason })
  }, [tell, sessionId, status, endReason])
  useEffect(() => {
    if (!ended) return
    keptFlag('sessionStorage', `in:${sessionId}`).write(null)
    end.current?.()
  }, [ended, sessionId])
  const { phase } = call
  const before = useRef(phase)
  const isIn = useRef(false)
  useEffect(() => {
    const was = before.current
    before.current = phase
    if (phase === was) return
    if (phase === 'waiting') tell({ type: 'visit.entered', sessionId })
    // Told once: what comes and goes after is the line, a hold, another mode or another device.
    if (phase === 'connected' && !isIn.current) tell({ type: 'visit.joined', sessionId })
    if (phase === 'connected') isIn.current = true
    if (phase === 'idle' || phase === 'failed' || phase === 'ended') isIn.current = false
    if (phase === 'idle') tell({ type: 'visit.left', sessionId })
  }, [phase, tell, sessionId])
}
