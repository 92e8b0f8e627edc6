interface Note {
  readonly hertz: number
  readonly atSeconds: number
}

const bell: readonly Note[] = [
  { hertz: 659, atSeconds: 0 },
  { hertz: 523, atSeconds: 0.35 },
]
const coming: readonly Note[] = [
  { hertz: 392, atSeconds: 0 },
  { hertz: 523, atSeconds: 0.12 },
]
const going: readonly Note[] = [
  { hertz: 523, atSeconds: 0 },
  { hertz: 392, atSeconds: 0.12 },
]

/** Plays the house bell once: two soft notes. Quietly does nothing where sound is not allowed. */
export const ringBell = (): Promise<void> => play(bell, 0.2)

/** Somebody came into the call: two short notes upwards, softer than the bell. */
export const soundComing = (): Promise<void> => play(coming, 0.08)

/** Somebody went: the same two notes downwards. */
export const soundGoing = (): Promise<void> => play(going, 0.08)

/** Synthesised in the browser: nothing is fetched, and nothing is heard where sound is refused. */
async function play(notes: readonly Note[], loudness: number): Promise<void> {
  if (typeof AudioContext === 'undefined') return
  const context = new AudioContext()
  try {
    if (context.state === 'suspended') await context.resume()
    const volume = context.createGain()
    volume.gain.value = loudness
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
