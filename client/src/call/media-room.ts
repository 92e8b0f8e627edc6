import type { ConsultationMode, Joined } from '@bedside/contract'
import type {
  MediaCall,
  MediaCredentials,
  MediaProvider,
  MediaStats,
  Signalling,
  TrackKind,
} from '@bedside/media'
import { Scope } from '../scope.ts'
import type { CallPerson, QualityLevel } from './call-state.ts'
import type { SpokenStates } from './people.ts'
import { levelOf, QualityTrack } from './quality.ts'

interface RoomOptions {
  readonly joined: Joined
  readonly mode: ConsultationMode
  readonly provider: MediaProvider
  readonly signalling: Signalling
  readonly spoken: SpokenStates
  readonly onPeople: (people: readonly CallPerson[]) => void
  /** Frames or sound of somebody who is live really arrive, or stopped arriving; the bare path, from one who sends nothing. */
  readonly onMedia: (arrives: boolean) => void
  readonly onQuality: (level: QualityLevel, worst: MediaStats | null) => void
  /** New credentials for the next while. */
  readonly renew: () => Promise<Pick<Joined, 'accessToken' | 'iceServers' | 'tokenExpiresAt'>>
}

const WATCH_MS = 250
const QUALITY_EVERY = 8
/** No new frame and no sound packet for this long means that nothing arrives. */
const STOPPED_MS = 3_500
/** Devices that open late are given this long before a person counts as one who sends nothing. */
const NOTHING_DUE_AFTER_MS = 3_000
const RENEW_BEFORE_MS = 90_000

/** One stay in the media room: the provider's call, what arrives in it, its credentials. Owned by the call; `close` ends all. */
export class MediaRoom {
  readonly #options: RoomOptions
  readonly #scope = new Scope()
  readonly #quality = new QualityTrack()
  readonly #call: MediaCall
  #arrived = new Map<string, number>()
  #heardAtMs = 0
  #nothingDueSinceMs: number | null = null
  #arrives = false
  #isHeld = false
  #turn = 0

  static async open(options: RoomOptions): Promise<MediaRoom> {
    const { joined, mode, provider, signalling } = options
    const call = await provider.open({
      identity: joined.identity,
      roomName: joined.roomName,
      mode,
      credentials: credentialsOf(joined),
      signalling,
    })
    return new MediaRoom(call, options)
  }

  constructor(call: MediaCall, options: RoomOptions) {
    this.#call = call
    this.#options = options
    this.#scope.own(() => call.close())
    this.#scope.own(call.onPeople(() => this.refresh()))
    this.#scope.every(WATCH_MS, () => void this.#watch())
    this.#planRenewal(options.joined.tokenExpiresAt, Date.parse(options.joined.session.serverTime))
    this.refresh()
  }

  /** Frames or sound of somebody who is live arrive just now. */
  get arrives(): boolean {
    return this.#arrives
  }

  publish(kind: TrackKind, track: MediaStreamTrack | null): Promise<void> {
    return this.#call.publish(kind, track).catch(() => undefined)
  }

  setEnabled(kind: TrackKind, enabled: boolean): void {
    this.#call.setEnabled(kind, enabled)
  }

  setLive(live: boolean): void {
    this.#call.setLive(live)
  }

  setHold(held: boolean): void {
    this.#isHeld = held
    this.#arrives = false
    this.#heardAtMs = 0
    void this.#call.setHold(held)
  }

  /** Says again who is there, for instance after somebody spoke of their own state. */
  refresh(): void {
    this.#options.onPeople(this.#call.people().map((person) => this.#options.spoken.describe(person)))
  }

  stats(): Promise<readonly MediaStats[]> {
    return this.#call.stats()
  }

  close(): void {
    this.#scope.end()
  }

  async #watch(): Promise<void> {
    const stats = await this.#call.stats().catch(() => [])
    if (this.#scope.isEnded || this.#isHeld) return
    const people = this.#call.people().map((person) => this.#options.spoken.describe(person))
    this.#judge(stats, people)
    this.#turn += 1
    if (this.#turn % QUALITY_EVERY === 0 && people.some((person) => person.isLive))
      this.#measure(stats, people)
  }

  #judge(stats: readonly MediaStats[], people: readonly CallPerson[]): void {
    const now = performance.now()
    for (const one of stats) {
      const total = one.framesDecoded + one.audioPackets
      const before = this.#arrived.get(one.identity) ?? total
      const isLive = people.some((person) => person.identity === one.identity && person.isLive)
      if (isLive && total > before) this.#heardAtMs = now
      this.#arrived.set(one.identity, total)
    }
    const there = people.filter((person) => person.isLive && person.path === 'up')
    const isHeard = this.#heardAtMs > 0 && now - this.#heardAtMs < STOPPED_MS
    const arrives = there.length > 0 && (isHeard || this.#isNothingDue(there, now))
    if (arrives === this.#arrives) return
    this.#arrives = arrives
    this.#options.onMedia(arrives)
  }

  /** Somebody without camera and microphone is here all the same: nothing is due from them but the path. */
  #isNothingDue(there: readonly CallPerson[], now: number): boolean {
    const sends = ({ microphoneOn, cameraOn, isSharing }: CallPerson) => microphoneOn || cameraOn || isSharing
    if (there.length === 0 || there.some(sends)) this.#nothingDueSinceMs = null
    else this.#nothingDueSinceMs ??= now
    return this.#nothingDueSinceMs !== null && now - this.#nothingDueSinceMs >= NOTHING_DUE_AFTER_MS
  }

  #measure(stats: readonly MediaStats[], people: readonly CallPerson[]): void {
    const isLost = people.length > 0 && people.every((person) => person.path !== 'up')
    const worst = [...stats].sort((a, b) => (b.lossPercent ?? 0) - (a.lossPercent ?? 0))[0] ?? null
    this.#options.onQuality(this.#quality.next(levelOf(stats, isLost)), worst)
  }

  #planRenewal(expiresAt: string, serverNowMs: number): void {
    const delayMs = Math.max(5_000, Date.parse(expiresAt) - serverNowMs - RENEW_BEFORE_MS)
    this.#scope.after(delayMs, () => void this.#renew(delayMs))
  }

  async #renew(periodMs: number): Promise<void> {
    try {
      const fresh = await this.#options.renew()
      if (this.#scope.isEnded) return
      this.#call.renew({ ...credentialsOf(this.#options.joined), ...fresh })
      this.#scope.after(periodMs, () => void this.#renew(periodMs))
    } catch {
      // A call that runs needs no token; the next try comes soon, and the server says when a right is lost.
      this.#scope.after(15_000, () => void this.#renew(periodMs))
    }
  }
}

const credentialsOf = ({ accessToken, mediaUrl, iceServers }: Joined): MediaCredentials => ({
  accessToken,
  mediaUrl,
  iceServers,
})
