import { createBedsideClient, type VisitLease } from '@bedside/client'

/** Milliseconds on a clock that all pages of one machine share. */
const sharedNow = () => performance.timeOrigin + performance.now()

/** When the first frame that is not black comes out of the decoder. */
async function firstPicture(track: MediaStreamTrack): Promise<number> {
  const processor = new (
    window as unknown as {
      MediaStreamTrackProcessor: new (init: {
        track: MediaStreamTrack
      }) => { readable: ReadableStream<VideoFrame> }
    }
  ).MediaStreamTrackProcessor({ track })
  const reader = processor.readable.getReader()
  const canvas = new OffscreenCanvas(16, 9)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  for (;;) {
    const { value: frame } = await reader.read()
    const atMs = sharedNow()
    if (!frame || !context) throw new Error('the track ended')
    context.drawImage(frame, 0, 0, 16, 9)
    frame.close()
    const { data } = context.getImageData(0, 0, 16, 9)
    const isDark = data.every((value, index) => index % 4 === 3 || value < 40)
    if (isDark) continue
    await reader.cancel()
    return atMs
  }
}

const camera = () =>
  navigator.mediaDevices.getUserMedia({
    audio: true,
    video: { width: { ideal: 1280 }, height: { ideal: 720 } },
  })

let lease: VisitLease | null = null
let client: ReturnType<typeof createBedsideClient> | null = null

const call = () => {
  if (!lease) throw new Error('open first')
  return lease.visit.call
}

/** What the bench drives in each page. */
const bed = {
  /** The naive least: both ends in this page, descriptions and candidates handed over directly. */
  least: async () => {
    const stream = await camera()
    const [sender, receiver] = [new RTCPeerConnection(), new RTCPeerConnection()]
    sender.onicecandidate = ({ candidate }) => void receiver.addIceCandidate(candidate ?? undefined)
    receiver.onicecandidate = ({ candidate }) => void sender.addIceCandidate(candidate ?? undefined)
    const seen = new Promise<number>((resolve, reject) => {
      receiver.ontrack = ({ track }) => {
        if (track.kind === 'video') firstPicture(track).then(resolve, reject)
      }
    })
    const startedAtMs = sharedNow()
    for (const track of stream.getTracks()) sender.addTrack(track, stream)
    await sender.setLocalDescription()
    if (sender.localDescription) await receiver.setRemoteDescription(sender.localDescription)
    await receiver.setLocalDescription()
    if (receiver.localDescription) await sender.setRemoteDescription(receiver.localDescription)
    const tookMs = (await seen) - startedAtMs
    sender.close()
    receiver.close()
    for (const track of stream.getTracks()) track.stop()
    return tookMs
  },
  open: async (token: string, sessionId: string) => {
    client = createBedsideClient({ token, storage: null })
    lease = client.openVisit(sessionId)
    await new Promise<void>((resolve) => {
      const check = () => lease?.visit.state.getSnapshot().session && resolve()
      lease?.visit.state.subscribe(check)
      check()
    })
    await call().openDevices()
  },
  isLive: () => client?.realtime.line.getSnapshot() === 'live',
  phase: () => call().state.getSnapshot().phase,
  path: () => call().state.getSnapshot().people[0]?.path ?? null,
  enter: () => call().enter(),
  /** The tap; answers when it was made. */
  tap: () => {
    const atMs = sharedNow()
    void call().join()
    return atMs
  },
  /** When the first picture of the other side came. */
  picture: async () => {
    const track = await new Promise<MediaStreamTrack>((resolve) => {
      const check = () => {
        const found = call().state.getSnapshot().people[0]?.video
        if (found) resolve(found)
      }
      call().state.subscribe(check)
      check()
    })
    return firstPicture(track)
  },
  close: () => {
    lease?.release()
    client?.close()
  },
}

export type JoinPage = typeof bed
Object.assign(window, { bed })
