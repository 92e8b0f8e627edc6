import type { ConsultationMode, Joined, ServerFrame, Session } from '@bedside/contract'
import type { MediaStats, TrackKind } from '@bedside/media'
import type { CaptureKind } from '../devices/trouble.ts'
import { type Readable, Store } from '../observable.ts'
import type { ProblemError } from '../problem-error.ts'
import { Scope } from '../scope.ts'
import { Admission } from './admission.ts'
import type { CallOptions } from './call-options.ts'
import { type CallEvent, hasMedia, phaseAfter } from './call-phases.ts'
import { type CallFailure, type CallState, idleCall, type QualityLevel } from './call-state.ts'
import { MediaReporter } from './media-reporter.ts'
import { MediaRoom } from './media-room.ts'
import { mediaStateOf } from './media-state.ts'
import { DeviceOwner, type OwnDevices } from './own-devices.ts'
import { SpokenStates } from './people.ts'
import { RoomSignalling } from './room-signalling.ts'
import { openScreen, screenCanBeShared } from './screen.ts'

const sources: readonly [TrackKind, CaptureKind][] = [
  ['audio', 'microphone'],
  ['video', 'camera'],
]
/** A broken connection is repaired for this long before the call gives up; the person may then come back by hand. */
const RECONNECT_BUDGET_MS = 60_000
const ASK_AGAIN_MS = 15_000

/**
 * This device's part in one visit's call, from asking to come in to the end. Owned by the visit. It sends nothing
 * of the person before `join`, and builds no path before the server has admitted this device.
 */
export class Call {
  readonly #options: CallOptions
  readonly #store = new Store<CallState>(idleCall)
  readonly #scope = new Scope()
  readonly #devices = new DeviceOwner({ microphone: idleCall.microphone, camera: idleCall.camera })
  readonly #signalling: RoomSignalling
  readonly #spoken = new SpokenStates()
  readonly #reporter: MediaReporter
  readonly #admission: Admission
  #room: MediaRoom | null = null
  #userId: string | null = null
  #isPaused = false
  #stopBudget: () => void = () => undefined

  constructor(options: CallOptions) {
    this.#options = options
    this.#signalling = new RoomSignalling(options.sessionId, options.realtime)
    this.#reporter = new MediaReporter(options.realtime)
    this.#admission = new Admission({
      ...options,
      onWaiting: (waiting) => {
        options.onWaiting(waiting)
        this.#move('told_to_wait')
      },
      onAdmitted: (joined, isWanted) => this.#admitted(joined, isWanted),
      onRefused: (problem) => this.#refused(problem),
    })
    this.#scope.own(() => this.#admission.drop())
    this.#scope.own(() => this.#reporter.close())
    this.#scope.own(() => this.#devices.close())
    this.#scope.own(() => this.#closeRoom())
    this.#scope.every(ASK_AGAIN_MS, () => this.#askWithoutSocket())
    this.#scope.own(this.#devices.state.subscribe(() => this.#devicesChanged()))
    this.#scope.own(
      this.#signalling.onPeers((peers) => this.#peersChanged(peers.map((peer) => peer.identity))),
    )
  }

  /** What screens show; see {@link CallState}. */
  get state(): Readable<CallState> {
    return this.#store
  }

  /** Opens the devices this kind of visit uses, for a preview. Never throws; trouble is in the state. */
  async openDevices(): Promise<void> {
    const { mode } = this.#store.getSnapshot()
    if (mode === 'CHAT' || mode === null) return
    await Promise.all([
      this.#devices.open('microphone'),
      mode === 'VIDEO' ? this.#devices.open('camera') : undefined,
    ])
  }

  /** Takes over a track that the device check opened; the call stops it in the end. */
  adopt(kind: CaptureKind, track: MediaStreamTrack): void {
    this.#devices.adopt(kind, track)
  }

  /**
   * Asks to come in: to the waiting room, or, once admitted, to the dark room, where the path is built while
   * nothing of the person is sent. Throws nothing; a refusal is `failed` with its code.
   */
  async enter({ takeOver = false }: { takeOver?: boolean } = {}): Promise<void> {
    this.#move('asked')
    this.#store.patch({ failure: null })
    void this.openDevices()
    await this.#admission.ask(takeOver)
  }

  /** The tap that lets the others see and hear this person; asks to come in first if need be. */
  async join({ takeOver = false }: { takeOver?: boolean } = {}): Promise<void> {
    this.#store.patch({ isAwaited: true })
    const { phase } = this.#store.getSnapshot()
    if (phase === 'dark') this.#open()
    else if (!hasMedia(phase) && phase !== 'waiting' && phase !== 'preparing') await this.enter({ takeOver })
  }

  /** Takes back the wish to come in as soon as admitted. */
  stopAwaiting(): void {
    this.#store.patch({ isAwaited: false })
  }

  /** Leaves; the visit stays open and `join` comes back. Throws {@link ProblemError} when the server was not reached; the devices are closed anyway. */
  async leave(): Promise<void> {
    this.#move('left')
    const { http, sessionId } = this.#options
    await http.call('leaveSession', { params: { sessionId } })
  }

  /** Mutes or unmutes; resolves once the device follows. Never throws, trouble is in the state. */
  async setMicrophone(isOn: boolean): Promise<void> {
    await this.#devices.setOn('microphone', isOn)
  }

  /** Closes or opens the camera, in the same way. */
  async setCamera(isOn: boolean): Promise<void> {
    await this.#devices.setOn('camera', isOn)
  }

  /** Uses another microphone or camera from now on, also in the running call. */
  async useDevice(kind: CaptureKind, deviceId: string): Promise<void> {
    await this.#devices.choose(kind, deviceId)
  }

  /** Uses the other one of a phone's two cameras, also in the running call. */
  async flipCamera(): Promise<void> {
    await this.#devices.flip()
  }

  /** Shares one window or screen; resolves to false when the person or the browser refused. */
  async shareScreen(): Promise<boolean> {
    const track = await openScreen()
    if (!track) return false
    if (!this.#room) {
      track.stop()
      return false
    }
    track.onended = () => void this.stopSharing()
    this.#store.patch({ screen: track })
    await this.#room.publish('screen', track)
    this.#report()
    return true
  }

  /** Ends what {@link shareScreen} began; nothing where nothing is shared. */
  async stopSharing(): Promise<void> {
    const { screen } = this.#store.getSnapshot()
    this.#store.patch({ screen: null })
    screen?.stop()
    await this.#room?.publish('screen', null)
    this.#report()
  }

  /** The devices of this person, for a {@link DeviceCheck} before the call. */
  get devices(): Readable<OwnDevices> {
    return this.#devices.state
  }

  /** Statistics of what arrives, for tests and the connection panel. */
  async stats(): Promise<readonly MediaStats[]> {
    return (await this.#room?.stats()) ?? []
  }

  /** The visit's newest reading: mode, hold and end follow from it. */
  follow(session: Session, userId: string | null): void {
    const { mode: before } = this.#store.getSnapshot()
    const { consultationMode: mode } = session
    this.#userId = userId
    this.#store.patch({ mode, canShareScreen: screenCanBeShared() })
    this.#isPaused = session.status === 'PAUSED'
    this.#hold()
    if (before && before !== mode) this.#changeMode(session)
    if (session.callStatus === 'ended') this.#move('visit_ended')
    else if (this.#store.getSnapshot().phase === 'ended') this.#store.patch({ phase: 'idle' })
    if (session.admitted) this.askAgain()
  }

  /**
   * The two agreed to more, or one of them chose less: devices follow. A chat has no media room, so the call asks for
   * one as if it came in anew; between voice and video only the camera comes or goes. A guest agreed to nothing, and
   * opens a device by hand.
   */
  #changeMode({ consultationMode: mode, myRole }: Session): void {
    const { phase } = this.#store.getSnapshot()
    const agreed = myRole === 'PATIENT' || myRole === 'DOCTOR'
    if (mode !== 'VIDEO') void this.stopSharing()
    // A chat is on all devices, also on one that another took the media from.
    if (mode === 'CHAT') this.#move('media_arrived')
    if (!hasMedia(phase)) return
    void this.setCamera(agreed && mode === 'VIDEO')
    if (mode === 'CHAT') {
      this.#admission.drop()
      this.#closeRoom()
      this.#devices.release()
      this.#store.patch({ people: [], quality: null })
    } else if (!this.#room) {
      if (!agreed) void this.setMicrophone(false)
      this.#store.patch({ isAwaited: phase !== 'dark' })
      this.#move('left_alone')
      void this.#admission.ask(false)
    }
    this.#report()
  }

  /** Called by the visit with every frame of the session. */
  take(frame: ServerFrame): void {
    this.#signalling.take(frame)
    if (this.#spoken.take(frame)) this.#room?.refresh()
    if (frame.type === 'MEDIA_MOVED') this.#mediaMoved(frame.payload.identity)
    if (frame.type !== 'SESSION_STATUS') return
    if (frame.payload.participants.some((one) => one.userId === this.#userId && one.admitted)) this.askAgain()
  }

  /** Called by the visit when its line is live again, on a socket that has not heard yet what this device sends. */
  sayAgain(): void {
    this.#reporter.sayAgain()
  }

  /** Asks to come in once more where this person still waits. */
  askAgain(): void {
    if (this.#store.getSnapshot().phase === 'waiting') void this.#admission.ask(false)
  }

  /** Called by the visit: ends the stay in the media room and closes every device. */
  close(): void {
    this.#scope.end()
  }

  async #admitted(joined: Joined, isWanted: () => boolean): Promise<void> {
    this.#options.onSession(joined.session)
    const mode = joined.session.consultationMode
    if (mode !== 'CHAT') {
      if (this.#options.realtime.line.getSnapshot() === 'polling') return this.#fail('no_realtime')
      const room = await this.#openRoom(joined, mode).catch(() => null)
      if (!room) return this.#fail('media_unavailable')
      if (this.#scope.isEnded || !isWanted()) return room.close()
      this.#closeRoom()
      this.#room = room
      this.#publish()
    }
    this.#move('admitted')
    if (this.#store.getSnapshot().isAwaited) this.#open()
  }

  async #openRoom(joined: Joined, mode: ConsultationMode): Promise<MediaRoom> {
    const provider = await this.#options.loadProvider(joined.provider)
    return MediaRoom.open({
      joined,
      mode,
      provider,
      signalling: this.#signalling,
      spoken: this.#spoken,
      onPeople: (people) => this.#store.patch({ people }),
      onMedia: (arrives) => this.#mediaArrives(arrives),
      onQuality: (level, worst) => this.#measured(level, worst),
      renew: () => this.#admission.renew(),
    })
  }

  /** Place in line and admission are pushed by socket; without one they are asked for. */
  #askWithoutSocket(): void {
    if (this.#options.realtime.line.getSnapshot() === 'polling') this.askAgain()
  }

  #open(): void {
    this.#room?.setLive(true)
    void this.openDevices()
    this.#store.patch({ isAwaited: false })
    this.#move('opened')
    if (this.#room?.arrives || this.#store.getSnapshot().mode === 'CHAT') this.#move('media_arrived')
    this.#report()
    this.#hold()
  }

  #mediaArrives(arrives: boolean): void {
    this.#move(arrives ? 'media_arrived' : this.#isAlone() ? 'left_alone' : 'media_stopped')
    this.#report()
  }

  /** Brings phase and media in line with the visit's hold. */
  #hold(): void {
    const { phase, mode } = this.#store.getSnapshot()
    const isHeld = phase === 'on_hold'
    if (this.#isPaused === isHeld || phase === 'dark' || !hasMedia(phase)) return
    this.#room?.setHold(this.#isPaused)
    this.#move(this.#isPaused ? 'held' : 'resumed')
    if (!this.#isPaused && mode === 'CHAT') this.#move('media_arrived')
    this.#report()
  }

  #mediaMoved(identity: string): void {
    const mine = this.#options.device.identityOf(this.#userId)
    if (identity !== mine && identity.startsWith(`${this.#userId}:`)) this.#move('moved_away')
  }

  #refused(problem: ProblemError): void {
    if (problem.code === 'device_not_active') this.#move('moved_away')
    else if (!problem.isPassing || this.#store.getSnapshot().phase !== 'waiting') this.#fail(problem.code)
  }

  #fail(failure: CallFailure): void {
    this.#store.patch({ failure })
    this.#move('gave_up')
  }

  /** The one place where the phase changes, and where what a phase must not have is ended. */
  #move(event: CallEvent): void {
    const { phase } = this.#store.getSnapshot()
    const next = phaseAfter(phase, event)
    if (next === phase) return
    const isBroken = next === 'reconnecting'
    this.#stopBudget()
    if (isBroken)
      this.#stopBudget = this.#scope.after(RECONNECT_BUDGET_MS, () => this.#fail('connection_lost'))
    this.#store.patch({ phase: next, reconnectUntilMs: isBroken ? Date.now() + RECONNECT_BUDGET_MS : null })
    if (hasMedia(next) || next === 'preparing' || next === 'waiting') return
    this.#admission.drop()
    this.#closeRoom()
    this.#devices.release()
    this.#store.patch({ isAwaited: false, people: [], quality: null })
  }

  #closeRoom(): void {
    const { screen } = this.#store.getSnapshot()
    screen?.stop()
    this.#room?.close()
    this.#room = null
    this.#signalling.forget()
    this.#store.patch({ screen: null })
  }

  #devicesChanged(): void {
    const before = this.#store.getSnapshot()
    this.#store.patch(this.#devices.state.getSnapshot())
    this.#publish(before)
    this.#report()
  }

  /** Sends what the devices bring now: all of it, or what is another track than `before`. */
  #publish(before?: OwnDevices): void {
    const now = this.#devices.state.getSnapshot()
    for (const [kind, device] of sources) {
      const { track, isOn } = now[device]
      this.#room?.setEnabled(kind, isOn)
      if (track !== before?.[device].track) void this.#room?.publish(kind, track)
    }
  }

  #isAlone(): boolean {
    const mine = this.#options.device.identityOf(this.#userId)
    return this.#signalling.peers.every((peer) => peer.identity === mine)
  }

  /** A device that is not listed but still heard has only lost its socket. */
  #peersChanged(listed: readonly string[]): void {
    const { people, phase } = this.#store.getSnapshot()
    const heard = people.filter((person) => person.path === 'up').map((person) => person.identity)
    this.#spoken.keepOnly(new Set([...listed, ...heard]))
    if (phase === 'reconnecting' && this.#isAlone()) this.#move('left_alone')
  }

  /** Tells the server and the others what this device sends and whether it really receives. Said only after the tap. */
  #report(): void {
    this.#reporter.say(mediaStateOf(this.#store.getSnapshot(), this.#options.sessionId))
  }

  #measured(quality: QualityLevel, worst: MediaStats | null): void {
    this.#store.patch({ quality })
    // What is not known is left out of the frame.
    this.#options.realtime.send('QUALITY', {
      sessionId: this.#options.sessionId,
      level: quality,
      roundTripMs: worst?.roundTripMs ?? undefined,
      lossPercent: worst?.lossPercent ?? undefined,
      bitrateKbps: worst?.receivedKbps ?? undefined,
    })
  }
}
