/** Init scripts: what goes wrong on people's machines, done to a page before it begins. Each stands alone in the page. */

/** A machine without a microphone says so as browsers do. */
export function withoutMicrophone() {
  const { mediaDevices } = navigator
  if (!mediaDevices) return
  const [ask, list] = [
    mediaDevices.getUserMedia.bind(mediaDevices),
    mediaDevices.enumerateDevices.bind(mediaDevices),
  ]
  mediaDevices.getUserMedia = async (wanted) => {
    if (wanted?.audio) throw new DOMException('Requested device not found', 'NotFoundError')
    return ask(wanted)
  }
  mediaDevices.enumerateDevices = async () => (await list()).filter(({ kind }) => kind !== 'audioinput')
}

/** A camera that is asked for and never answers, neither yes nor no. */
export function cameraNeverAnswers() {
  const { mediaDevices } = navigator
  if (!mediaDevices) return
  const ask = mediaDevices.getUserMedia.bind(mediaDevices)
  mediaDevices.getUserMedia = (wanted) => (wanted?.video ? new Promise(() => undefined) : ask(wanted))
}

/** Another app holds the camera. */
export function cameraInUse() {
  const { mediaDevices } = navigator
  if (!mediaDevices) return
  const ask = mediaDevices.getUserMedia.bind(mediaDevices)
  mediaDevices.getUserMedia = async (wanted) => {
    if (wanted?.video) throw new DOMException('Could not start video source', 'NotReadableError')
    return ask(wanted)
  }
}

/** The system of this machine blocks the camera although the site is allowed. */
export function cameraBlockedBySystem() {
  const { mediaDevices } = navigator
  if (!mediaDevices) return
  const ask = mediaDevices.getUserMedia.bind(mediaDevices)
  mediaDevices.getUserMedia = async (wanted) => {
    if (wanted?.video) throw new DOMException('Permission denied by system', 'NotAllowedError')
    return ask(wanted)
  }
}

/** A microphone that is on and brings no sound. */
export function silentMicrophone() {
  const { mediaDevices } = navigator
  if (!mediaDevices) return
  const ask = mediaDevices.getUserMedia.bind(mediaDevices)
  mediaDevices.getUserMedia = async (wanted) => {
    const silence = new AudioContext().createMediaStreamDestination().stream
    if (!wanted?.audio) return ask(wanted)
    if (!wanted.video) return silence
    return new MediaStream([...silence.getTracks(), ...(await ask({ video: wanted.video })).getTracks()])
  }
}

/** The page is shown by another app, which leaves its bridge in it. */
export function insideAnotherApp() {
  Object.assign(window, { ReactNativeWebView: {} })
}

/** The clock of this device is nine hours behind. */
export function clockBehind() {
  const behindMs = 9 * 3_600_000
  const True = Date
  class Behind extends True {
    constructor(...given: unknown[]) {
      if (given.length === 0) super(True.now() - behindMs)
      else super(...(given as [number]))
    }
    static override now() {
      return True.now() - behindMs
    }
  }
  globalThis.Date = Behind as DateConstructor
}

/** Every storage refuses, as with cookies of websites switched off or in some frames. */
export function storageRefused() {
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
    Object.defineProperty(window, name, {
      configurable: true,
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError')
      },
    })
}
