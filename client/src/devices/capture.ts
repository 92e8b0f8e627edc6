import { permissionOf } from './permission.ts'
import type { CaptureKind } from './trouble.ts'

interface Wanted {
  readonly constraints: MediaTrackConstraints
  readonly resolve: (track: MediaStreamTrack | null) => void
  readonly reject: (error: unknown) => void
  isAnswered: boolean
}

/** Then each is asked for alone: soon where no question stands before the person, later where one does. */
const ONE_BY_ONE_AFTER_MS = { silent: 4_000, asking: 9_000 }
const wanted = new Map<CaptureKind, Wanted>()

/**
 * One track from the browser; rejects as `getUserMedia` does. Microphone and camera asked for in one breath are one
 * question to the person; where the answer to both is no, or none, each is asked for alone.
 */
export function capture(kind: CaptureKind, constraints: MediaTrackConstraints) {
  return new Promise<MediaStreamTrack | null>((resolve, reject) => {
    if (wanted.size === 0) queueMicrotask(ask)
    wanted.set(kind, { constraints, resolve, reject, isAnswered: false })
  })
}

function ask(): void {
  const asked = new Map(wanted)
  wanted.clear()
  const [microphone, camera] = [asked.get('microphone'), asked.get('camera')]
  if (microphone && camera) void together(microphone, camera)
  else for (const [kind, one] of asked) void alone(kind, one)
}

async function together(microphone: Wanted, camera: Wanted): Promise<void> {
  const timers: ReturnType<typeof setTimeout>[] = []
  const settle = () => timers.forEach(clearTimeout)
  const oneByOne = () => {
    settle()
    void alone('microphone', microphone)
    void alone('camera', camera)
  }
  const unlessAsking = async () => {
    const states = await Promise.all([permissionOf('microphone'), permissionOf('camera')])
    if (!states.includes('prompt') && !(microphone.isAnswered && camera.isAnswered)) oneByOne()
  }
  timers.push(setTimeout(() => void unlessAsking(), ONE_BY_ONE_AFTER_MS.silent))
  timers.push(setTimeout(oneByOne, ONE_BY_ONE_AFTER_MS.asking))
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: microphone.constraints,
      video: camera.constraints,
    })
    settle()
    give(microphone, stream.getAudioTracks())
    give(camera, stream.getVideoTracks())
  } catch {
    oneByOne()
  }
}

async function alone(kind: CaptureKind, one: Wanted): Promise<void> {
  if (one.isAnswered) return
  try {
    const asked = kind === 'microphone' ? { audio: one.constraints } : { video: one.constraints }
    give(one, (await navigator.mediaDevices.getUserMedia(asked)).getTracks())
  } catch (error) {
    one.isAnswered = true
    one.reject(error)
  }
}

/** The first answer counts; a track that comes after it is let go. */
function give(one: Wanted, tracks: readonly MediaStreamTrack[]): void {
  const [first = null] = tracks
  for (const track of tracks) if (one.isAnswered || track !== first) track.stop()
  if (one.isAnswered) return
  one.isAnswered = true
  one.resolve(first)
}
