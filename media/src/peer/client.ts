import {
  type MediaCall,
  type MediaCallOptions,
  type MediaCredentials,
  type MediaProvider,
  type MediaStats,
  type Peer,
  type RemotePerson,
  type Signal,
  type TrackKind,
  trackKinds,
} from '../port.ts'
import { OutgoingTracks } from './outgoing-tracks.ts'
import { PeerLink } from './peer-link.ts'
import { watchNetwork } from './watch-network.ts'

/** Carries media directly between browsers: one connection to each other device of the room. */
export const peerProvider: MediaProvider = {
  name: 'peer',
  open: async (options) => new PeerCall(options),
}

/** A description and its candidates; more from a device that is not listed is dropped. */
const EARLY_SIGNALS = 40

class PeerCall implements MediaCall {
  readonly #options: MediaCallOptions
  readonly #outgoing = new OutgoingTracks()
  readonly #links = new Map<string, PeerLink>()
  readonly #listeners = new Set<() => void>()
  /** Signals that overtook the list of devices. */
  readonly #early = new Map<string, Signal[]>()
  readonly #ends: (() => void)[]
  #credentials: MediaCredentials
  #held = false
  #closed = false

  constructor(options: MediaCallOptions) {
    this.#options = options
    this.#credentials = options.credentials
    this.#ends = [
      options.signalling.onPeers((peers) => this.#meet(peers)),
      options.signalling.onSignal((from, signal) => this.#take(from, signal)),
      watchNetwork(() => this.repair()),
    ]
  }

  async publish(kind: TrackKind, track: MediaStreamTrack | null): Promise<void> {
    const replaced = this.#outgoing.set(kind, track)
    await Promise.all([...this.#links.values()].map((link) => link.resend(kind)))
    replaced?.stop()
  }

  setEnabled(kind: TrackKind, enabled: boolean): void {
    this.#outgoing.setEnabled(kind, enabled)
  }

  setLive(live: boolean): void {
    this.#outgoing.setLive(live)
  }

  async setHold(held: boolean): Promise<void> {
    this.#held = held
    this.#outgoing.setHeld(held)
    await Promise.all([...this.#links.values()].map((link) => link.setHold(held)))
  }

  renew(credentials: MediaCredentials): void {
    this.#credentials = credentials
    for (const link of this.#links.values()) link.renew(credentials.iceServers)
  }

  repair(): void {
    for (const link of this.#links.values()) link.repair()
  }

  people(): readonly RemotePerson[] {
    return [...this.#links.values()].map((link) => link.person())
  }

  async stats(): Promise<readonly MediaStats[]> {
    const readings = await Promise.all([...this.#links.values()].map((link) => link.read()))
    return readings.map((reading) => reading.stats)
  }

  onPeople(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    for (const end of this.#ends) end()
    for (const link of this.#links.values()) link.close()
    this.#links.clear()
    for (const kind of trackKinds) this.#outgoing.set(kind, null)?.stop()
    this.#outgoing.close()
    this.#listeners.clear()
  }

  #take(from: string, signal: Signal): void {
    const link = this.#links.get(from)
    if (link) link.take(signal)
    else this.#early.set(from, [...(this.#early.get(from) ?? []), signal].slice(-EARLY_SIGNALS))
  }

  /** Opens a link to each newcomer; a device that vanished from the list keeps its link while packets arrive. */
  #meet(peers: readonly Peer[]): void {
    const others = peers.filter((peer) => peer.identity !== this.#options.identity)
    const present = new Set(others.map((peer) => peer.identity))
    for (const [identity, link] of this.#links) {
      if (!present.has(identity) && link.path !== 'up') this.#part(identity)
      else if (link.path === 'lost') link.repair()
    }
    for (const peer of others) if (!this.#links.has(peer.identity)) this.#link(peer, null)
    this.#gone = (identity) => !present.has(identity)
    this.#changed()
  }

  #gone: (identity: string) => boolean = () => false

  #link(peer: Peer, offer: Signal | null): void {
    const link = new PeerLink({
      peer,
      polite: this.#options.identity < peer.identity,
      iceServers: this.#credentials.iceServers,
      send: (signal) => this.#options.signalling.send(peer.identity, signal),
      outgoing: (kind) => this.#outgoing.get(kind),
      onChange: () => this.#changed(),
      onReplaced: (again) => this.#replace(peer, link, again),
    })
    this.#links.set(peer.identity, link)
    if (this.#held) void link.setHold(true)
    const early = offer ? [offer] : (this.#early.get(peer.identity) ?? [])
    this.#early.delete(peer.identity)
    if (!offer) link.start()
    for (const signal of early) link.take(signal)
  }

  #replace(peer: Peer, old: PeerLink, offer: Signal | null): void {
    if (this.#closed || this.#links.get(peer.identity) !== old) return
    old.close()
    this.#link(peer, offer)
    this.#changed()
  }

  #part(identity: string): void {
    this.#links.get(identity)?.close()
    this.#links.delete(identity)
  }

  #changed(): void {
    if (this.#closed) return
    for (const [identity, link] of this.#links) {
      if (link.path === 'lost' && this.#gone(identity)) this.#part(identity)
    }
    for (const listener of [...this.#listeners]) listener()
  }
}
