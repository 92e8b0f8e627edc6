import type { IceServer } from '@bedside/contract'
import {
  type PathState,
  type Peer,
  type RemotePerson,
  type Signal,
  type TrackKind,
  trackKinds,
} from '../port.ts'
import { cameraBitrateBps } from './data-use.ts'
import { type Reading, readStats } from './link-stats.ts'
import { Negotiation } from './negotiation.ts'
import { PathWatch } from './path-watch.ts'
import { preferRedundantVoice } from './voice.ts'

export interface LinkOptions {
  readonly peer: Peer
  readonly polite: boolean
  readonly iceServers: readonly IceServer[]
  readonly send: (signal: Signal) => void
  /** What goes out just now, by kind. */
  readonly outgoing: (kind: TrackKind) => MediaStreamTrack | null
  readonly onChange: () => void
  readonly onReplaced: (offer: Signal | null) => void
}

/**
 * The connection to one other device: three media lines in fixed order (audio, video, screen), laid out by the
 * impolite side, all ready to carry before anyone needs them. Owned by the call; `close` ends all of it.
 */
export class PeerLink {
  readonly peer: Peer
  readonly #pc: RTCPeerConnection
  readonly #options: LinkOptions
  readonly #negotiation: Negotiation
  readonly #watch: PathWatch
  #reading: Reading | null = null
  #held = false
  #closed = false
  /** Parameters are read and written back: one at a time, or the later of two is refused. */
  #shaping: Promise<void> = Promise.resolve()

  constructor(options: LinkOptions) {
    this.peer = options.peer
    this.#options = options
    this.#pc = new RTCPeerConnection({
      iceServers: options.iceServers.map((server) => ({ ...server })),
      bundlePolicy: 'max-bundle',
    })
    this.#negotiation = new Negotiation(this.#pc, options.polite, options.send, {
      replaced: options.onReplaced,
      described: () => this.#adopt(),
    })
    this.#watch = new PathWatch(this.#pc, () => this.#activity(), {
      changed: options.onChange,
      repair: () => this.repair(),
    })
  }

  /** Begins: the impolite side lays out the media lines and offers, the polite one greets. */
  start(): void {
    if (this.#options.polite) this.#negotiation.greet()
    else this.#layOut()
  }

  #layOut(): void {
    for (const kind of trackKinds) {
      const track = this.#options.outgoing(kind)
      const transceiver = this.#pc.addTransceiver(track ?? wireKind(kind), { direction: 'sendrecv' })
      if (kind === 'audio') preferRedundantVoice(transceiver)
    }
  }

  take(signal: Signal): void {
    this.#negotiation.take(signal)
  }

  /** Sends the present track of this kind from now on. No negotiation is needed. */
  async resend(kind: TrackKind): Promise<void> {
    const sender = this.#transceiver(kind)?.sender
    const track = this.#options.outgoing(kind)
    if (sender && sender.track !== track && !this.#closed) await sender.replaceTrack(track)
  }

  async setHold(held: boolean): Promise<void> {
    this.#held = held
    for (const { receiver } of this.#pc.getTransceivers()) receiver.track.enabled = !held
    await this.#shape()
  }

  /** Brings what is sent in line with the hold and with how much a camera may use. */
  #shape(): Promise<void> {
    this.#shaping = this.#shaping.then(async () => {
      for (const { sender } of this.#pc.getTransceivers()) {
        const parameters = sender.getParameters()
        if (parameters.encodings.length === 0) continue
        for (const encoding of parameters.encodings) {
          encoding.active = !this.#held
          if (sender === this.#transceiver('video')?.sender) encoding.maxBitrate = cameraBitrateBps()
        }
        await sender.setParameters(parameters).catch(() => undefined)
      }
    })
    return this.#shaping
  }

  renew(iceServers: readonly IceServer[]): void {
    this.#pc.setConfiguration({
      ...this.#pc.getConfiguration(),
      iceServers: iceServers.map((server) => ({ ...server })),
    })
  }

  /** Builds new paths (ICE restart, RFC 8445); media keeps flowing on the old ones while they live. */
  repair(): void {
    if (!this.#closed && this.#pc.remoteDescription) this.#pc.restartIce()
  }

  get path(): PathState {
    return this.#watch.state
  }

  person(): RemotePerson {
    const track = (kind: TrackKind) => this.#transceiver(kind)?.receiver.track ?? null
    return {
      ...this.peer,
      path: this.path,
      audio: track('audio'),
      video: track('video'),
      screen: track('screen'),
    }
  }

  async read(): Promise<Reading> {
    const report = await this.#pc.getStats()
    return readStats(this.peer.identity, report, this.#reading, performance.now())
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#watch.close()
    this.#negotiation.close()
    this.#pc.close()
  }

  /** The link's own beat; rates handed out are those between two beats. */
  async #activity(): Promise<number> {
    this.#reading = await this.read()
    return this.#reading.activity
  }

  /** Takes the transceivers that a remote offer made, and fills those that stand empty. */
  #adopt(): void {
    for (const transceiver of this.#pc.getTransceivers()) {
      if (transceiver.direction !== 'sendrecv') transceiver.direction = 'sendrecv'
    }
    for (const kind of trackKinds) void this.resend(kind).catch(() => undefined)
    void this.setHold(this.#held)
    this.#options.onChange()
  }

  #transceiver(kind: TrackKind): RTCRtpTransceiver | undefined {
    return this.#pc.getTransceivers()[trackKinds.indexOf(kind)]
  }
}

const wireKind = (kind: TrackKind) => (kind === 'audio' ? 'audio' : 'video')
