import { type RefObject, useEffect, useRef } from 'react'

/** Loudness below this is a quiet room or a muted microphone. */
const heardFrom = 0.02

function loudness(samples: Uint8Array): number {
  let sum = 0
  for (const sample of samples) sum += ((sample - 128) / 128) ** 2
  return Math.min(1, Math.sqrt(sum / samples.length) * 4)
}

/** Tells every 80 ms how loud a track is, 0 to 1, and by which analyser. The end of it is returned. Web Audio is needed. */
export function watchSound(
  track: MediaStreamTrack,
  tell: (level: number, analyser: AnalyserNode) => void,
): () => void {
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 512
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser)
  const samples = new Uint8Array(analyser.fftSize)
  const timer = setInterval(() => {
    if (context.state === 'suspended') context.resume().catch(() => undefined)
    analyser.getByteTimeDomainData(samples)
    tell(loudness(samples), analyser)
  }, 80)
  return () => {
    clearInterval(timer)
    context.close().catch(() => undefined)
  }
}

/**
 * Measures how loud a track is and writes it as `--level` (0 to 1) on the element, without a render.
 * `onHeard` is told when sound starts and stops. Nothing happens without a track or Web Audio.
 */
export function useSoundLevel<Element extends HTMLElement>(
  track: MediaStreamTrack | null,
  onHeard?: (heard: boolean) => void,
): RefObject<Element | null> {
  const element = useRef<Element>(null)
  const listener = useRef(onHeard)
  listener.current = onHeard
  useEffect(() => {
    if (!track || typeof AudioContext === 'undefined') return
    let heard = false
    let quietFor = Number.POSITIVE_INFINITY
    return watchSound(track, (level) => {
      element.current?.style.setProperty('--level', level.toFixed(2))
      quietFor = level >= heardFrom ? 0 : quietFor + 1
      const now = quietFor < 6
      if (now !== heard) {
        heard = now
        listener.current?.(now)
      }
    })
  }, [track])
  return element
}
