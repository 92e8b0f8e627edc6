import type { ServerFrame } from '@bedside/contract'
import type { Peer, Signal, Signalling } from '@bedside/media'
import type { Realtime } from '../realtime/realtime.ts'

/** Signals that came before anybody listened; more than a call's start needs is dropped. */
const KEPT_SIGNALS = 100

/** Carries signalling of one session over the realtime line; lives as long as the visit, through several calls. */
export class RoomSignalling implements Signalling {
  readonly #sessionId: string
  readonly #realtime: Realtime
  readonly #signalListeners = new Set<(from: string, signal: Signal) => void>()
  readonly #peerListeners = new Set<(peers: readonly Peer[]) => void>()
  #peers: readonly Peer[] | null = null
  #kept: [from: string, signal: Signal][] = []

  constructor(sessionId: string, realtime: Realtime) {
    this.#sessionId = sessionId
    this.#realtime = realtime
  }

  send(to: string, signal: Signal): void {
    const { description, candidate } = signal
    this.#realtime.send('SIGNAL', {
      sessionId: this.#sessionId,
      to,
      description,
      candidate: candidate && wireCandidate(candidate),
    })
  }

  onSignal(listener: (from: string, signal: Signal) => void): () => void {
    this.#signalListeners.add(listener)
    for (const [from, signal] of this.#kept.splice(0)) listener(from, signal)
    return () => this.#signalListeners.delete(listener)
  }

  onPeers(listener: (peers: readonly Peer[]) => void): () => void {
    this.#peerListeners.add(listener)
    if (this.#peers) listener(this.#peers)
    return () => this.#peerListeners.delete(listener)
  }

  /** Devices in the room as last heard. */
  get peers(): readonly Peer[] {
    return this.#peers ?? []
  }

  /** Called with every frame of the session. */
  take(frame: ServerFrame): void {
    if (frame.type === 'PEERS') {
      this.#peers = frame.payload.identities
      for (const listener of [...this.#peerListeners]) listener(this.#peers)
    } else if (frame.type === 'SIGNAL') {
      const { from, description, candidate } = frame.payload
      this.#hand(from, { description, candidate } as Signal)
    }
  }

  /** A call ended: what is still under way belongs to nobody. */
  forget(): void {
    this.#kept = []
  }

  #hand(from: string, signal: Signal): void {
    for (const listener of [...this.#signalListeners]) listener(from, signal)
    if (this.#signalListeners.size === 0)
      this.#kept = [...this.#kept, [from, signal] as [string, Signal]].slice(-KEPT_SIGNALS)
  }
}

const wireCandidate = ({ candidate = '', sdpMid, sdpMLineIndex, usernameFragment }: RTCIceCandidateInit) => ({
  candidate,
  sdpMid: sdpMid ?? null,
  sdpMLineIndex: sdpMLineIndex ?? null,
  usernameFragment: usernameFragment ?? null,
})
