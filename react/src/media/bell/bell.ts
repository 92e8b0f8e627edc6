import { sendToSpeaker } from '../speaker/speaker-choice.ts'

const notes = [
  { hertz: 659, atSeconds: 0 },
  { hertz: 523, atSeconds: 0.35 },
]

/** Plays the house bell once: two soft notes. Quietly does nothing where sound is not allowed. */
export async function ringBell(): Promise<void> {
  if (typeof AudioContext === 'undefined') return
  const context = new AudioContext()
  try {
    if (context.state === 'suspended') await context.resume()
    await sendToSpeaker(context)
    const volume = context.createGain()
    volume.gain.value = 0.2
    volume.connect(context.destination)
    for (const { hertz, atSeconds } of notes) strike(context, volume, hertz, context.currentTime + atSeconds)
    await new Promise((resolve) => setTimeout(resolve, 1_400))
  } catch {
    // A browser that refuses sound still shows the words beside the bell.
  } finally {
    await context.close().catch(() => undefined)
  }
}

function strike(context: AudioContext, volume: GainNode, hertz: number, atSeconds: number): void {
  const tone = context.createOscillator()
  const fade = context.createGain()
  tone.frequency.value = hertz
  fade.gain.setValueAtTime(1, atSeconds)
  fade.gain.exponentialRampToValueAtTime(0.001, atSeconds + 0.9)
  tone.connect(fade).connect(volume)
  tone.start(atSeconds)
  tone.stop(atSeconds + 1)
}
