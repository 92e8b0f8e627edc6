import { createBedsideClient, type VisitLease } from '@bedside/client'

let lease: VisitLease | null = null
let asked: string[] = []

const capture = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
navigator.mediaDevices.getUserMedia = (constraints) => {
  const kinds = [constraints?.audio ? 'audio' : '', constraints?.video ? 'video' : ''].filter(Boolean)
  asked.push(...kinds)
  const { refuseCapture = {} } = window as { refuseCapture?: Record<string, string> }
  const refused = kinds.map((kind) => refuseCapture[kind]).find(Boolean)
  return refused ? Promise.reject(new DOMException('no', refused)) : capture(constraints)
}

/** Plays the others' sound: it is decoded only then. */
const played = new Set<MediaStreamTrack>()
function playSound(): void {
  for (const { audio } of bed.call().people) {
    if (!audio || played.has(audio)) continue
    played.add(audio)
    const element = new Audio()
    element.srcObject = new MediaStream([audio])
    void element.play()
  }
}

const phases: string[] = []

const visit = () => {
  if (!lease) throw new Error('open first')
  return lease.visit
}

/** What the tests drive in each page. */
const bed = {
  open: (token: string, sessionId: string) => {
    asked = []
    lease = createBedsideClient({ token }).openVisit(sessionId)
    const { state } = lease.visit.call
    state.subscribe(playSound)
    state.subscribe(() => {
      const { phase } = state.getSnapshot()
      if (phase !== phases.at(-1)) phases.push(phase)
    })
  },
  call: () => visit().call.state.getSnapshot(),
  /** The state without what cannot leave the page. */
  state: () => {
    const { phase, failure, microphone, camera, people, reconnectUntilMs, isAwaited, quality } = bed.call()
    return {
      phase,
      failure,
      isAwaited,
      quality,
      reconnects: reconnectUntilMs !== null,
      microphone: {
        isOn: microphone.isOn,
        open: microphone.track?.readyState === 'live',
        trouble: microphone.trouble,
      },
      camera: { isOn: camera.isOn, open: camera.track?.readyState === 'live', trouble: camera.trouble },
      people: people.map(({ name, isLive, microphoneOn, cameraOn, isSharing, path }) => ({
        name,
        isLive,
        microphoneOn,
        cameraOn,
        isSharing,
        path,
      })),
    }
  },
  /** Every phase so far, in order. */
  phases: () => phases,
  session: () => visit().state.getSnapshot().session?.status ?? null,
  waiting: () => visit().state.getSnapshot().waiting,
  enter: () => visit().call.enter(),
  join: (takeOver = false) => visit().call.join({ takeOver }),
  leave: () => visit().call.leave(),
  microphone: (on: boolean) => visit().call.setMicrophone(on),
  camera: (on: boolean) => visit().call.setCamera(on),
  pause: () => visit().pause(),
  resume: () => visit().resume(),
  mode: () => visit().state.getSnapshot().session?.consultationMode,
  modeAsk: () => visit().state.getSnapshot().session?.modeAsk ?? null,
  askForMode: (mode: 'VIDEO' | 'AUDIO' | 'CHAT') => visit().askForMode(mode),
  declineMode: () => visit().declineMode(),
  stats: () => visit().call.stats(),
  say: (text: string) => visit().chat.send(text),
  texts: () =>
    visit()
      .chat.state.getSnapshot()
      .lines.map((line) => line.content),
  asked: () => asked,
  release: () => lease?.release(),
}

export type VisitPage = typeof bed
Object.assign(window, { bed })
