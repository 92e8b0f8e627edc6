import type { CallState } from '@bedside/client'
import type { Session } from '@bedside/contract'
import { useEffect, useRef } from 'react'
import { useAnnounce } from '../../kit/announcer/announcer.tsx'
import { useQuietly } from '../../kit/announcer/use-quietly.ts'
import { qualityLine } from '../../media/call-notice/call-notice.tsx'
import { useText } from '../../text/text-provider.tsx'

/** Says to screen readers what changed in the call, once each; of the quality only now and then. */
export function useCallVoice(call: CallState, session: Session): void {
  const announce = useAnnounce()
  const t = useText()
  const before = useRef(call)
  useQuietly(qualityLine(call, t) ?? '')
  useEffect(() => {
    const was = before.current
    before.current = call
    if (call.phase !== was.phase) {
      if (call.phase === 'reconnecting') announce(t('room.lost'), 'now')
      if (was.phase === 'reconnecting' && call.phase === 'connected') announce(t('room.good'))
      if (call.phase === 'on_hold')
        announce(
          session.myRole === 'DOCTOR'
            ? t('room.heldDoctor')
            : t('room.heldPatient', { name: session.doctor.name }),
        )
    }
    if (call.microphone.isOn !== was.microphone.isOn)
      announce(call.microphone.isOn ? t('room.micOn') : t('room.micOff'))
    if (call.camera.isOn !== was.camera.isOn)
      announce(call.camera.isOn ? t('room.cameraIsOn') : t('room.cameraIsOff'))
  }, [call, session, announce, t])
}
