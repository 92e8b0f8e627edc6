import type { Signal } from '../port.ts'
import { askForSmallPicture, wantsSmallPicture } from './data-use.ts'
import { sessionNumberOf, tuneForSending } from './sdp.ts'

/** How long an offer may stay unanswered before it is sent again; signals are lost while a socket is down. */
const REPEAT_OFFER_MS = 1_500
/** A greeting that comes this soon after an offer crossed it on the way. */
const CROSSING_MS = 400

interface NegotiationOwner {
  /** The other side is a new connection (page reloaded, came back): replace this one, and give the new one `offer`. */
  replaced(offer: Signal | null): void
  /** A remote description is in place; transceivers exist. Called before an offer is answered. */
  described(): void
}

/**
 * Perfect negotiation (W3C webrtc-pc, example 4.7) of one connection, with two additions for lossy signalling:
 * an unanswered offer is repeated, and a polite newcomer greets (`rollback` without SDP) instead of offering,
 * so that media lines are only ever laid out by the impolite side and glare at the start is rare.
 */
export class Negotiation {
  readonly #pc: RTCPeerConnection
  readonly #polite: boolean
  readonly #send: (signal: Signal) => void
  readonly #owner: NegotiationOwner
  #isOffering = false
  #isIgnoring = false
  #remoteSession = ''
  #offeredAtMs = 0
  #repeat: ReturnType<typeof setInterval> | undefined
  #queue: Promise<void> = Promise.resolve()
  #closed = false

  constructor(
    pc: RTCPeerConnection,
    polite: boolean,
    send: (signal: Signal) => void,
    owner: NegotiationOwner,
  ) {
    this.#pc = pc
    this.#polite = polite
    this.#send = send
    this.#owner = owner
    pc.onnegotiationneeded = () => void this.#offer()
    pc.onicecandidate = ({ candidate }) => {
      if (candidate?.candidate) send({ candidate: candidate.toJSON() })
    }
  }

  /** The polite side says that it is new and waits; repeated until the other side has offered. See the class. */
  greet(): void {
    const say = () => this.#send({ description: { type: 'rollback' } })
    this.#repeat = setInterval(
      () => (this.#remoteSession ? clearInterval(this.#repeat) : say()),
      REPEAT_OFFER_MS,
    )
    if (!this.#remoteSession) say()
  }

  /** Takes one signal; signals are worked off one after another in the order they came. */
  take(signal: Signal): void {
    this.#queue = this.#queue.then(() => this.#handle(signal)).catch(() => undefined)
  }

  close(): void {
    this.#closed = true
    clearInterval(this.#repeat)
    this.#pc.onnegotiationneeded = null
    this.#pc.onicecandidate = null
  }

  async #offer(): Promise<void> {
    if (this.#closed) return
    try {
      this.#isOffering = true
      await this.#pc.setLocalDescription()
      this.#sendLocal()
    } catch {
      // A remote offer won the race, or the connection closed meanwhile; the event fires again when still needed.
    } finally {
      this.#isOffering = false
    }
  }

  #sendLocal(): void {
    const description = this.#pc.localDescription
    if (this.#closed || !description) return
    const sdp = wantsSmallPicture() ? askForSmallPicture(description.sdp) : description.sdp
    this.#send({ description: { type: description.type, sdp } })
    if (description.type !== 'offer') return
    this.#offeredAtMs = performance.now()
    clearInterval(this.#repeat)
    this.#repeat = setInterval(() => {
      if (this.#pc.signalingState === 'have-local-offer') this.#sendLocal()
      else clearInterval(this.#repeat)
    }, REPEAT_OFFER_MS)
  }

  async #handle({ description, candidate }: Signal): Promise<void> {
    if (this.#closed) return
    if (description?.type === 'rollback') return this.#greeted()
    if (description?.sdp) return this.#described(description.type, description.sdp)
    if (candidate && !this.#isIgnoring) await this.#pc.addIceCandidate(candidate).catch(() => undefined)
  }

  #greeted(): void {
    if (this.#remoteSession) {
      this.#owner.replaced(null)
      return
    }
    const crossed = performance.now() - this.#offeredAtMs < CROSSING_MS
    if (!crossed && this.#pc.signalingState === 'have-local-offer') this.#sendLocal()
  }

  async #described(type: RTCSdpType, sdp: string): Promise<void> {
    const session = sessionNumberOf(sdp)
    if (this.#remoteSession && session !== this.#remoteSession) {
      // Answers of a connection that is gone are stale; its offers mean that the other side began anew.
      if (type === 'offer') this.#owner.replaced({ description: { type, sdp } })
      return
    }
    const collides = type === 'offer' && (this.#isOffering || this.#pc.signalingState !== 'stable')
    this.#isIgnoring = !this.#polite && collides
    if (this.#isIgnoring) return
    if (type === 'answer' && this.#pc.signalingState !== 'have-local-offer') return
    await this.#pc.setRemoteDescription({ type, sdp: tuneForSending(sdp) })
    this.#remoteSession = session
    this.#owner.described()
    if (type !== 'offer') return
    await this.#pc.setLocalDescription()
    this.#sendLocal()
  }
}
