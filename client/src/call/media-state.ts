import type { ClientFramePayload } from '@bedside/contract'
import { hasMedia } from './call-phases.ts'
import type { CallState } from './call-state.ts'

/** What this device has to say of its media just now; null before the tap and after the end; pure. */
export function mediaStateOf(state: CallState, sessionId: string): ClientFramePayload<'MEDIA_STATE'> | null {
  const { phase, mode, microphone, camera, screen } = state
  if (phase === 'dark' || !hasMedia(phase)) return null
  return {
    sessionId,
    media: phase === 'connected' ? 'up' : 'down',
    audio: mode !== 'CHAT' && microphone.isOn && microphone.track !== null,
    video: mode === 'VIDEO' && camera.isOn && camera.track !== null,
    screen: screen !== null,
  }
}
