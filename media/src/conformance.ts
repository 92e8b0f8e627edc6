import type { MediaCall, MediaProvider, Peer, Signal, Signalling } from './port.ts'

/** Two calls of one provider in one page, joined by a signalling that hands everything over directly. */
export interface ConformancePair {
  readonly first: MediaCall
  readonly second: MediaCall
  /** Ends both calls. */
  close(): void
}

/** One promise of the port, as a check that throws when it is broken. Runs in a browser with devices. */
export interface ConformanceCheck {
  readonly title: string
  /** Rejects with the promise that was broken. */
  run(pair: ConformancePair): Promise<void>
}

const PATIENCE_MS = 10_000

/** Every promise of the port that any provider must keep; a provider's browser test runs all of them. */
export const conformanceChecks: readonly ConformanceCheck[] = [
  {
    title: 'the path comes up on both sides before anybody is live, and no sound comes of it',
    run: async ({ first, second }) => {
      await publishTone(first)
      for (const call of [first, second]) await until(() => call.people()[0]?.path === 'up', 'a path')
      const [before] = await second.stats()
      await until(async () => ((await second.stats())[0]?.audioPackets ?? 0) > 20, 'silent packets')
      const [after] = await second.stats()
      if ((after?.audioEnergy ?? 0) - (before?.audioEnergy ?? 0) > 1e-6)
        throw new Error('sound came through the dark')
    },
  },
  {
    title: 'what is published is heard once the call is live, and not while it is muted',
    run: async ({ first, second }) => {
      await publishTone(first)
      play(second)
      first.setLive(true)
      await until(() => grows(second), 'sound')
      first.setEnabled('audio', false)
      await until(async () => !(await grows(second)), 'silence')
      first.setEnabled('audio', true)
      await until(() => grows(second), 'sound again')
    },
  },
  {
    title: 'hold stops what arrives, and its end brings it back',
    run: async ({ first, second }) => {
      await publishTone(first)
      play(second)
      first.setLive(true)
      await until(() => grows(second), 'sound')
      await Promise.all([first.setHold(true), second.setHold(true)])
      await until(async () => !(await grows(second)), 'silence on hold')
      await Promise.all([first.setHold(false), second.setHold(false)])
      await until(() => grows(second), 'sound after the hold')
    },
  },
  {
    title: 'closing twice is harmless, ends the other side’s path, and leaves the given track running',
    run: async ({ first, second }) => {
      const track = await publishTone(first)
      first.setLive(true)
      await until(() => second.people()[0]?.path === 'up', 'a path')
      first.close()
      first.close()
      if (track.readyState !== 'live') throw new Error('the owner’s track was stopped')
      await until(() => second.people()[0]?.path !== 'up', 'the end of the path')
    },
  },
]

/** Opens the pair that a check runs on. */
export async function openConformancePair(provider: MediaProvider): Promise<ConformancePair> {
  const hub = new Map<string, (from: string, signal: Signal) => void>()
  const identities = ['a0000000:first', 'b0000000:second']
  const peers: Peer[] = identities.map((identity) => ({
    identity,
    userId: identity,
    name: identity,
    role: 'PATIENT',
  }))
  const open = (identity: string) =>
    provider.open({
      identity,
      roomName: 'conformance',
      mode: 'VIDEO',
      credentials: { accessToken: '', mediaUrl: null, iceServers: [] },
      signalling: directSignalling(identity, peers, hub),
    })
  const [first, second] = await Promise.all([open('a0000000:first'), open('b0000000:second')])
  return {
    first,
    second,
    close: () => {
      first.close()
      second.close()
    },
  }
}

function directSignalling(
  self: string,
  peers: readonly Peer[],
  hub: Map<string, (from: string, signal: Signal) => void>,
): Signalling {
  return {
    send: (to, signal) => queueMicrotask(() => hub.get(to)?.(self, signal)),
    onSignal: (listener) => {
      hub.set(self, listener)
      return () => hub.delete(self)
    },
    onPeers: (listener) => {
      const timer = setTimeout(() => listener(peers))
      return () => clearTimeout(timer)
    },
  }
}

async function publishTone(call: MediaCall): Promise<MediaStreamTrack> {
  const context = new AudioContext()
  const [tone, out] = [context.createOscillator(), context.createMediaStreamDestination()]
  tone.connect(out)
  tone.start()
  const [track] = out.stream.getAudioTracks()
  if (!track) throw new Error('no tone')
  await call.publish('audio', track)
  return track
}

/** Sound is decoded only where it is played. */
function play(call: MediaCall): void {
  const start = () => {
    const track = call.people()[0]?.audio
    if (!track) return
    const element = new Audio()
    element.srcObject = new MediaStream([track])
    void element.play()
    stop()
  }
  const stop = call.onPeople(start)
  start()
}

async function grows(call: MediaCall): Promise<boolean> {
  const energy = async () => (await call.stats())[0]?.audioEnergy ?? 0
  const before = await energy()
  await new Promise((resume) => setTimeout(resume, 300))
  return (await energy()) - before > 1e-5
}

async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadlineMs = performance.now() + PATIENCE_MS
  while (!(await isSo())) {
    if (performance.now() > deadlineMs) throw new Error(`${what} did not come`)
    await new Promise((resume) => setTimeout(resume, 50))
  }
}
