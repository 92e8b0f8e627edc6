/** Whether the loudspeaker can be chosen here; elsewhere the volume keys and the headset decide. */
export const speakerCanBeChosen = (): boolean => 'setSinkId' in (globalThis.HTMLMediaElement?.prototype ?? {})

/**
 * Rings a two-note bell once, on the chosen loudspeaker where that is possible. False = the browser wants a
 * touch first (`sound_blocked`), or has no sound.
 */
export async function ringTestBell(speakerId?: string): Promise<boolean> {
  try {
    const context = new AudioContext()
    if (speakerId && 'setSinkId' in context)
      await (context.setSinkId as (id: string) => Promise<void>)(speakerId)
    await Promise.race([context.resume(), new Promise((resume) => setTimeout(resume, 300))])
    if (context.state !== 'running') {
      await context.close()
      return false
    }
    note(context, 880, 0)
    note(context, 660, 0.35)
    setTimeout(() => void context.close().catch(() => undefined), 1_500)
    return true
  } catch {
    return false
  }
}

function note(context: AudioContext, hertz: number, afterSeconds: number): void {
  const [tone, volume] = [context.createOscillator(), context.createGain()]
  const startTime = context.currentTime + afterSeconds
  tone.frequency.value = hertz
  volume.gain.setValueAtTime(0.25, startTime)
  volume.gain.exponentialRampToValueAtTime(0.001, startTime + 0.9)
  tone.connect(volume).connect(context.destination)
  tone.start(startTime)
  tone.stop(startTime + 0.9)
}
