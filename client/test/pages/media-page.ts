import { type MediaCall, type Peer, peerProvider, type Signal, type Signalling } from '@bedside/media'

/** Gives the port that stands for a candidate's address; set by tests that put a relay between the pages. */
type MapPort = (address: string, port: number) => Promise<number>
const relay = () => (window as { mapPort?: MapPort }).mapPort

const CANDIDATE = /(candidate:\S+ \d+ (udp|tcp) \d+ )(\S+) (\d+)/gi

async function rewritten(text: string): Promise<string> {
  const mapPort = relay()
  if (!mapPort) return text
  const found = [...text.matchAll(CANDIDATE)]
  const lines = await Promise.all(
    found.map(async ([whole, head, protocol, address = '', port]) => {
      if (protocol?.toLowerCase() !== 'udp' || !address.includes('.'))
        return [whole, `${head}127.0.0.1 9`] as const
      return [whole, `${head}127.0.0.1 ${await mapPort(address, Number(port))}`] as const
    }),
  )
  return lines.reduce((all, [from, to]) => all.replaceAll(from, to), text)
}

async function relayed(signal: Signal): Promise<Signal> {
  const { description, candidate } = signal
  if (description?.sdp)
    return { description: { type: description.type, sdp: await rewritten(description.sdp) } }
  if (candidate?.candidate)
    return { candidate: { ...candidate, candidate: await rewritten(candidate.candidate) } }
  return signal
}

/** Signalling between the pages of one browser, without a server. */
class PageSignalling implements Signalling {
  readonly #channel = new BroadcastChannel('signals')
  readonly #self: string
  #peers: readonly Peer[] = []
  #peerListener: ((peers: readonly Peer[]) => void) | null = null
  #order: Promise<void> = Promise.resolve()
  isCut = false
  sent: string[] = []

  constructor(self: string) {
    this.#self = self
  }

  send(to: string, signal: Signal): void {
    this.sent.push(signal.description?.type ?? 'candidate')
    if (this.isCut) return
    this.#order = this.#order.then(async () => {
      this.#channel.postMessage({ to, from: this.#self, signal: await relayed(signal) })
    })
  }

  onSignal(listener: (from: string, signal: Signal) => void): () => void {
    this.#channel.onmessage = ({ data }) => {
      if (data.to === this.#self && !this.isCut) listener(data.from, data.signal)
    }
    return () => this.#channel.close()
  }

  onPeers(listener: (peers: readonly Peer[]) => void): () => void {
    this.#peerListener = listener
    if (this.#peers.length > 0) listener(this.#peers)
    return () => {
      this.#peerListener = null
    }
  }

  setPeers(identities: string[]): void {
    this.#peers = identities.map((identity) => ({
      identity,
      userId: identity,
      name: identity,
      role: 'PATIENT',
    }))
    this.#peerListener?.(this.#peers)
  }
}

let call: MediaCall | null = null
let signalling: PageSignalling | null = null
let stream: MediaStream | null = null
const seen: { path: string; atMs: number }[] = []

/** Sound is decoded only where it is played. */
function playSound(): void {
  for (const { audio } of call?.people() ?? []) {
    if (!audio || played.has(audio)) continue
    played.add(audio)
    const element = new Audio()
    element.srcObject = new MediaStream([audio])
    void element.play()
  }
}
const played = new Set<MediaStreamTrack>()

/** What the tests drive in each page. */
const bed = {
  open: async (self: string, { live = true, devices = true } = {}) => {
    signalling = new PageSignalling(self)
    call = await peerProvider.open({
      identity: self,
      roomName: 'room',
      mode: 'VIDEO',
      credentials: { accessToken: '', mediaUrl: null, iceServers: [] },
      signalling,
    })
    call.onPeople(() => {
      playSound()
      for (const person of call?.people() ?? []) seen.push({ path: person.path, atMs: performance.now() })
    })
    if (devices) await bed.publish()
    if (live) call.setLive(true)
  },
  publish: async () => {
    stream ??= await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 360 } })
    await call?.publish('audio', stream.getAudioTracks()[0] ?? null)
    await call?.publish('video', stream.getVideoTracks()[0] ?? null)
  },
  peers: (identities: string[]) => signalling?.setPeers(identities),
  live: (live: boolean) => call?.setLive(live),
  enabled: (kind: 'audio' | 'video' | 'screen', enabled: boolean) => call?.setEnabled(kind, enabled),
  camera: async (on: boolean) => call?.publish('video', on ? (stream?.getVideoTracks()[0] ?? null) : null),
  screen: async () => {
    const canvas = document.createElement('canvas')
    const context = canvas.getContext('2d')
    setInterval(() => {
      if (context) context.fillStyle = `hsl(${performance.now() / 10} 90% 50%)`
      context?.fillRect(0, 0, canvas.width, canvas.height)
    }, 50)
    await call?.publish('screen', canvas.captureStream(15).getVideoTracks()[0] ?? null)
  },
  hold: (held: boolean) => call?.setHold(held),
  repair: () => call?.repair(),
  cutSignals: (isCut: boolean) => {
    if (signalling) signalling.isCut = isCut
  },
  sent: () => signalling?.sent ?? [],
  stats: async () => (await call?.stats()) ?? [],
  paths: () => call?.people().map((person) => person.path) ?? [],
  seen: () => seen,
  /** Mean brightness (0 to 255) of what arrives as `kind` from the first other device. */
  brightness: async (kind: 'video' | 'screen') => {
    const track = call?.people()[0]?.[kind]
    if (!track) return null
    const video = document.createElement('video')
    video.muted = true
    video.srcObject = new MediaStream([track])
    await Promise.race([video.play(), new Promise((resume) => setTimeout(resume, 1_500))])
    await new Promise((resume) => setTimeout(resume, 150))
    const canvas = new OffscreenCanvas(32, 18)
    const context = canvas.getContext('2d')
    context?.drawImage(video, 0, 0, 32, 18)
    const pixels = context?.getImageData(0, 0, 32, 18).data ?? []
    video.srcObject = null
    let sum = 0
    for (let index = 0; index < pixels.length; index += 4)
      sum += Math.max(pixels[index] ?? 0, pixels[index + 1] ?? 0, pixels[index + 2] ?? 0)
    return sum / (pixels.length / 4)
  },
  close: () => call?.close(),
  previewIsLive: () =>
    stream?.getTracks().every((track) => track.readyState === 'live' && track.enabled) ?? false,
}

export type MediaPage = typeof bed
Object.assign(window, { bed })
