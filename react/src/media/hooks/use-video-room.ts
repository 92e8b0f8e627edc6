import type { CallState, CaptureKind } from '@bedside/client'
import { useMemo } from 'react'
import { useMaybeReadable } from '../../bedside/use-readable.ts'
import { useVisit } from '../../consultation/visit-source/use-visit.ts'

/** Tells whether others hear or see what this device sends. */
const isOpen = (call: CallState | null) =>
  call?.phase === 'connected' || call?.phase === 'joining' || call?.phase === 'reconnecting'

/** The call of a session for a room of one's own making; its people, phase and the ways in and out. */
export function useVideoRoom(sessionId: string | null) {
  const visit = useVisit(sessionId)
  const call = useMaybeReadable(visit?.call.state)
  return useMemo(
    () => ({
      call,
      participants: call?.people ?? [],
      isConnected: isOpen(call),
      enter: async () => visit?.call.enter(),
      join: async () => visit?.call.join(),
      leave: async () => visit?.call.leave(),
    }),
    [visit, call],
  )
}

/** Own microphone and camera in a session: the tracks for a preview, and their switches. */
export function useLocalTracks(sessionId: string | null) {
  const visit = useVisit(sessionId)
  const call = useMaybeReadable(visit?.call.state)
  return useMemo(
    () => ({
      audioTrack: call?.microphone.track ?? null,
      videoTrack: call?.camera.track ?? null,
      isMicrophoneOn: call?.microphone.isOn ?? false,
      isCameraOn: call?.camera.isOn ?? false,
      microphoneTrouble: call?.microphone.trouble ?? null,
      cameraTrouble: call?.camera.trouble ?? null,
      open: async () => visit?.call.openDevices(),
      setMicrophone: async (isOn: boolean) => visit?.call.setMicrophone(isOn),
      setCamera: async (isOn: boolean) => visit?.call.setCamera(isOn),
      // biome-ignore lint/correctness/useHookAtTopLevel: the client's call has a method of this name
      chooseDevice: async (kind: CaptureKind, deviceId: string) => visit?.call.useDevice(kind, deviceId),
    }),
    [visit, call],
  )
}

/** One other person in the call of a session; null while they are not there. */
export function useParticipant(sessionId: string | null, userId: string) {
  const visit = useVisit(sessionId)
  const call = useMaybeReadable(visit?.call.state)
  return call?.people.find((person) => person.userId === userId) ?? null
}

/** Sharing this device's screen in a session. */
export function useScreenShare(sessionId: string | null) {
  const visit = useVisit(sessionId)
  const call = useMaybeReadable(visit?.call.state)
  return useMemo(
    () => ({
      canShare: call?.canShareScreen ?? false,
      isSharing: (call?.screen ?? null) !== null,
      start: async () => (await visit?.call.shareScreen()) ?? false,
      stop: async () => visit?.call.stopSharing(),
    }),
    [visit, call],
  )
}
