// @vitest-environment happy-dom
import type { CallPerson, CallState } from '@bedside/client'
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { useRef, useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { TextProvider } from '../../text/text-provider.tsx'
import { SmallWindow, type SmallWindowOffer, type SmallWindowProps } from './small-window.tsx'
import '../../../test/patience.ts'

const actions = { setMicrophone: vi.fn(), setCamera: vi.fn() }
const on = { isOn: true, track: null, trouble: null }
const ram: CallPerson = {
  identity: 'ram:phone',
  userId: 'ram',
  name: 'Ram Thapa',
  role: 'PATIENT',
  path: 'up',
  audio: null,
  video: null,
  screen: null,
  isLive: true,
  microphoneOn: true,
  cameraOn: false,
  isSharing: false,
  quality: 'good',
}
const running: CallState = {
  phase: 'connected',
  mode: 'VIDEO',
  failure: null,
  isAwaited: true,
  microphone: on,
  camera: on,
  screen: null,
  canShareScreen: false,
  people: [ram],
  quality: 'good',
  reconnectUntilMs: null,
}

interface RoomProps extends Partial<Pick<SmallWindowProps, 'mode' | 'singleKeys'>> {
  readonly call: CallState
}

/** A room with the button that the bar has, the plate that the stage has, and a picture of the other person. */
function Room({ call, mode = 'VIDEO', singleKeys = true }: RoomProps) {
  const root = useRef<HTMLDivElement>(null)
  const [small, offer] = useState<SmallWindowOffer | null>(null)
  return (
    <TextProvider language="en">
      <div data-bs-root="" data-face="readable">
        <div data-bs-root="" lang="en">
          <main ref={root}>
            {call.people.some((person) => person.cameraOn) && <video aria-label="Ram Thapa" muted />}
            {small && (
              <button type="button" onClick={small.toggle}>
                {small.word}
              </button>
            )}
            {small?.plate}
          </main>
        </div>
      </div>
      <SmallWindow
        call={call}
        mode={mode}
        actions={actions}
        otherName="Ram Thapa"
        singleKeys={singleKeys}
        root={root}
        offer={offer}
      />
    </TextProvider>
  )
}

/** A window of its own, as the browser gives it: an empty document, gone when closed. */
class OwnWindow extends EventTarget {
  readonly document = document.implementation.createHTMLDocument('')
  isClosed = false
  constructor() {
    super()
    // Looking for roles asks the document for its window's sight of styles.
    Object.defineProperty(this.document, 'defaultView', { value: window })
  }
  close() {
    if (this.isClosed) return
    this.isClosed = true
    this.dispatchEvent(new Event('pagehide'))
  }
}

let opened: OwnWindow[]
let requestWindow: ReturnType<typeof vi.fn>
const handlers = new Map<string, (() => void) | null>()
const last = () => opened.at(-1) as OwnWindow
const inside = () => within(last().document.body)
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))
const show = (call: CallState, mode?: SmallWindowProps['mode']) => {
  const room = render(<Room call={call} {...(mode && { mode })} />)
  return (next: CallState) => room.rerender(<Room call={next} {...(mode && { mode })} />)
}
const open = async () => {
  await press('Small window')
  await waitFor(() => expect(inside().getByRole('button', { name: 'Mute' })).toBeDefined())
}

beforeEach(() => {
  opened = []
  requestWindow = vi.fn(async () => {
    opened.push(new OwnWindow())
    return last()
  })
  vi.stubGlobal('documentPictureInPicture', { requestWindow })
  vi.spyOn(HTMLMediaElement.prototype, 'srcObject', 'set').mockImplementation(() => undefined)
  vi.spyOn(window, 'focus').mockImplementation(() => undefined)
  Object.defineProperty(navigator, 'mediaSession', {
    configurable: true,
    value: {
      setActionHandler: (name: string, deed: (() => void) | null) => handlers.set(name, deed),
    },
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  handlers.clear()
  actions.setMicrophone.mockClear()
  actions.setCamera.mockClear()
})

test('the other person, the own microphone and camera with their words, and the way back stand in it', async () => {
  const change = show(running)
  await open()
  expect(inside().getByText('Ram Thapa')).toBeDefined()
  fireEvent.click(inside().getByRole('button', { name: 'Mute' }))
  expect(actions.setMicrophone).toHaveBeenCalledWith(false)
  fireEvent.click(inside().getByRole('button', { name: 'Turn camera off' }))
  expect(actions.setCamera).toHaveBeenCalledWith(false)
  change({ ...running, microphone: { ...on, isOn: false } })
  expect(inside().getByRole('button', { name: 'Unmute' })).toBeDefined()
  expect(screen.getByText('The picture is in the small window.')).toBeDefined()
  fireEvent.click(inside().getByRole('button', { name: 'Back to the visit' }))
  expect(last().isClosed).toBe(true)
  expect(window.focus).toHaveBeenCalled()
  expect(screen.queryByText('The picture is in the small window.')).toBeNull()
})

test('it looks as the room does: styles, language, and the roots with what a person chose', async () => {
  const style = document.createElement('style')
  style.textContent = '.ours { color: green }'
  document.head.append(style)
  show(running)
  await open()
  style.remove()
  expect(last().document.head.textContent).toContain('.ours')
  const roots = [...last().document.querySelectorAll('[data-bs-root]')]
  expect(roots.map((root) => root.getAttribute('data-face'))).toEqual(['readable', null])
  await waitFor(() => expect(last().document.body.hidden).toBe(false))
})

test('hold, a broken line and somebody who is not there are said in it', async () => {
  const change = show(running)
  await open()
  change({ ...running, phase: 'on_hold' })
  expect(inside().getByRole('status').textContent).toBe('On hold')
  change({ ...running, phase: 'reconnecting' })
  expect(inside().getByRole('status').textContent).toBe('The connection dropped')
  change({ ...running, people: [] })
  expect(inside().getByText('Waiting for Ram Thapa to come in.')).toBeDefined()
})

test('M and V work in it as in the room, on the microphone and camera as they are then', async () => {
  const change = show(running)
  await open()
  const type = (key: string, more = {}) => fireEvent.keyDown(last().document.body, { key, ...more })
  type('m')
  type('V')
  change({ ...running, microphone: { ...on, isOn: false } })
  type('m')
  type('d', { ctrlKey: true })
  expect(actions.setMicrophone.mock.calls).toEqual([[false], [true], [true]])
  expect(actions.setCamera.mock.calls).toEqual([[false]])
  fireEvent.click(inside().getByRole('button', { name: 'Back to the visit' }))
  type('m')
  expect(actions.setMicrophone).toHaveBeenCalledTimes(3)
})

test('V does nothing in a voice visit, and switched off no single key does; with Ctrl they work', async () => {
  const room = render(<Room call={running} mode="AUDIO" />)
  await open()
  const type = (key: string, more = {}) => fireEvent.keyDown(last().document.body, { key, ...more })
  type('v')
  room.rerender(<Room call={running} singleKeys={false} />)
  type('m')
  type('v')
  expect(actions.setMicrophone).not.toHaveBeenCalled()
  expect(actions.setCamera).not.toHaveBeenCalled()
  type('e', { metaKey: true })
  expect(actions.setCamera).toHaveBeenCalledWith(false)
})

test('it ends with the visit', async () => {
  show(running)
  await open()
  cleanup()
  expect(last().isClosed).toBe(true)
})

test('closed by its own cross the picture is back on the stage, and leaving the tab does not open it again', async () => {
  show(running)
  await open()
  expect(handlers.get('enterpictureinpicture')).toBeTypeOf('function')
  act(() => last().close())
  expect(await screen.findByRole('button', { name: 'Small window' })).toBeDefined()
  expect(screen.queryByText('The picture is in the small window.')).toBeNull()
  expect(handlers.get('enterpictureinpicture')).toBeNull()
})

test('after the way back it opens again when the tab is left, and when a call that moved away returns', async () => {
  const change = show(running)
  await open()
  fireEvent.click(inside().getByRole('button', { name: 'Back to the visit' }))
  await act(async () => handlers.get('enterpictureinpicture')?.())
  expect(opened).toHaveLength(2)
  change({ ...running, phase: 'moved' })
  expect(last().isClosed).toBe(true)
  expect(screen.queryByRole('button', { name: /mall window/ })).toBeNull()
  await act(async () => change(running))
  expect(opened).toHaveLength(3)
})

test('a refusal is silent: the room stays as it is and the button is there', async () => {
  requestWindow.mockRejectedValue(new DOMException('no', 'NotAllowedError'))
  show(running)
  await press('Small window')
  expect(await screen.findByRole('button', { name: 'Small window' })).toBeDefined()
  expect(screen.queryByText('The picture is in the small window.')).toBeNull()
})

test('a browser that has only the bare picture gets that, of the stage’s own picture', async () => {
  vi.stubGlobal('documentPictureInPicture', undefined)
  Object.defineProperty(document, 'pictureInPictureEnabled', { configurable: true, value: true })
  const request = vi.fn(async () => undefined)
  HTMLVideoElement.prototype.requestPictureInPicture = request as never
  vi.spyOn(HTMLMediaElement.prototype, 'readyState', 'get').mockReturnValue(4)
  const seen = { ...running, people: [{ ...ram, cameraOn: true, video: {} as MediaStreamTrack }] }
  const change = show(seen)
  await press('Small window')
  expect(request).toHaveBeenCalledTimes(1)
  const say = (name: string) =>
    fireEvent(screen.getByLabelText('Ram Thapa'), new Event(name, { bubbles: true }))
  say('enterpictureinpicture')
  expect(await screen.findByRole('button', { name: 'Close small window' })).toBeDefined()
  // The camera goes off and on again: asked for once more, without a word where that is refused.
  change(running)
  expect(screen.queryByRole('button', { name: /mall window/ })).toBeNull()
  change(seen)
  await waitFor(() => expect(request).toHaveBeenCalledTimes(2))
  say('enterpictureinpicture')
  say('leavepictureinpicture')
  expect(await screen.findByRole('button', { name: 'Small window' })).toBeDefined()
  change(running)
  change(seen)
  expect(request).toHaveBeenCalledTimes(2)
})

test('where nothing keeps a picture over other pages there is no button', async () => {
  vi.stubGlobal('documentPictureInPicture', undefined)
  Object.defineProperty(document, 'pictureInPictureEnabled', { configurable: true, value: false })
  show(running)
  await act(async () => undefined)
  expect(screen.queryByRole('button')).toBeNull()
})
