import { createBedsideClient, type Visit } from '@bedside/client'
import { DeviceCheck, DeviceList } from '@bedside/client/devices'

type Capture = (constraints?: MediaStreamConstraints) => Promise<MediaStream>
const capture: Capture = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
let visit: Visit | null = null
let check: DeviceCheck | null = null
let list: DeviceList | null = null

/** A microphone that is on and brings no sound. */
function silence(): MediaStream {
  return new AudioContext().createMediaStreamDestination().stream
}

/** What the tests drive in the page. */
const bed = {
  open: async (token: string, sessionId: string, microphone: 'real' | 'silent' | 'hanging' = 'real') => {
    navigator.mediaDevices.getUserMedia = (constraints) => {
      if (!constraints?.audio || microphone === 'real') return capture(constraints)
      return microphone === 'silent' ? Promise.resolve(silence()) : new Promise(() => undefined)
    }
    const client = createBedsideClient({ token })
    visit = client.openVisit(sessionId).visit
    while (!visit.state.getSnapshot().session) await new Promise((resume) => setTimeout(resume, 20))
    check = new DeviceCheck({ mode: 'VIDEO', http: client.http, devices: visit.call.devices })
    list = new DeviceList()
    void visit.call.openDevices()
  },
  state: () => {
    const state = check?.state.getSnapshot()
    return {
      microphone: {
        open: state?.microphone.track?.readyState === 'live',
        trouble: state?.microphone.trouble,
      },
      camera: { open: state?.camera?.track?.readyState === 'live', trouble: state?.camera?.trouble },
      level: state?.level,
      wasHeard: state?.wasHeard,
      sound: state?.sound,
      connection: state?.connection,
    }
  },
  bell: () => check?.testSound(),
  cameras: async () => {
    await list?.refresh()
    return list?.state.getSnapshot().cameras ?? []
  },
  use: (deviceId: string) => visit?.call.useDevice('camera', deviceId),
  cameraLabel: () => check?.state.getSnapshot().camera?.track?.label ?? '',
  unplugCamera: () => {
    const track = visit?.call.devices.getSnapshot().camera.track
    track?.stop()
    track?.dispatchEvent(new Event('ended'))
  },
}

export type DevicesPage = typeof bed
Object.assign(window, { bed })
