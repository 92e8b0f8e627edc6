import type { OwnDevice } from '@bedside/client'
import { useEffect, useState } from 'react'
import { watchSound } from './use-sound-level.ts'

/** What a person has to know of their own voice: the microphone brings nothing at all, or they speak while muted. */
export type VoiceHint = 'silent' | 'muted' | null

// All in readings, one every 80 ms.
const silentAfter = 125
const lookedAt = 10
const spokenIn = 7
const mutedShownFor = 100
const mutedNotAgainFor = 750
/** Speech at arm's length; a keyboard or the street stays under it most of the time. */
const speechFrom = 0.12

/**
 * Exact zeros are no quiet room but a switch on the headset or in the system. Some microphones give zeros in every pause:
 * after each alarm that turned out false it waits three times as long.
 */
function watchSilence(track: MediaStreamTrack, tell: (hint: VoiceHint) => void): () => void {
  let zeros = 0
  let patience = silentAfter
  return watchSound(track, (level, analyser) => {
    if (analyser.context.state !== 'running') return
    if (level === 0 && isDead(analyser)) {
      zeros += 1
      if (zeros === patience) tell('silent')
      return
    }
    if (zeros >= patience) {
      patience *= 3
      tell(null)
    }
    zeros = 0
  })
}

function isDead(analyser: AnalyserNode): boolean {
  const samples = new Float32Array(analyser.fftSize)
  analyser.getFloatTimeDomainData(samples)
  return samples.every((sample) => sample === 0)
}

/** Steady speech, not a cough; said for a while, then not again for a minute: who mutes to speak aside knows it. */
function watchSpeech(track: MediaStreamTrack, tell: (hint: VoiceHint) => void): () => void {
  let latest: boolean[] = []
  let shownFor = -mutedNotAgainFor
  return watchSound(track, (level) => {
    latest = [...latest.slice(1 - lookedAt), level >= speechFrom]
    const isSpeaking = latest.filter(Boolean).length >= spokenIn
    if (shownFor > 0) {
      shownFor = isSpeaking ? mutedShownFor : shownFor - 1
      if (shownFor === 0) tell(null)
    } else if (isSpeaking && shownFor <= -mutedNotAgainFor) {
      shownFor = mutedShownFor
      tell('muted')
    } else shownFor -= 1
  })
}

/** Listens to the own microphone, which stays open while muted; nothing of it leaves the page. */
export function useOwnVoice({ track, isOn, trouble }: OwnDevice): VoiceHint {
  const [hint, setHint] = useState<VoiceHint>(null)
  useEffect(() => {
    if (!track || trouble || typeof AudioContext === 'undefined') return
    const stop = isOn ? watchSilence(track, setHint) : watchSpeech(track, setHint)
    return () => {
      stop()
      setHint(null)
    }
  }, [track, isOn, trouble])
  return hint
}
