import type { CallState } from '@bedside/client'
import { SmallView, type SmallViewProps, useText } from '@bedside/react'
import type { CSSProperties } from 'react'
import { Page } from '../../../shared/page/page.tsx'
import { drawnPerson } from '../drawn-person.ts'
import { clinic, id } from '../people.ts'
import type { Scene, Scenes } from '../scene.ts'
import { caller } from '../visit-scene.ts'

const nothing = () => undefined
const device = { isOn: true, track: null, trouble: null }
/** As large as the browser opens it. */
const size = { inlineSize: '22.5rem', maxInlineSize: '100%', '--bs-small-height': '25rem' } as CSSProperties

type Part = Omit<Partial<CallState>, 'people'> & { readonly isAlone?: boolean; readonly cameraOn?: boolean }

function Small({ mode, part }: { mode: SmallViewProps['mode']; part: Part }) {
  const t = useText()
  const { isAlone = false, cameraOn = mode === 'VIDEO', ...rest } = part
  const name = 'Ram Thapa'
  const ram = {
    ...caller(id(1), name, 'PATIENT', { video: cameraOn ? drawnPerson() : null }),
    isLive: true,
    microphoneOn: cameraOn,
    cameraOn,
    isSharing: false,
    quality: 'good' as const,
  }
  const call: CallState = {
    phase: 'connected',
    mode,
    failure: null,
    isAwaited: true,
    microphone: device,
    camera: device,
    screen: null,
    canShareScreen: false,
    people: isAlone ? [] : [ram],
    quality: 'good',
    reconnectUntilMs: null,
    ...rest,
  }
  return (
    <Page title={t('room.stage')}>
      <div style={size}>
        <SmallView
          call={call}
          mode={mode}
          actions={{ setMicrophone: nothing, setCamera: nothing }}
          otherName={name}
          onReturn={nothing}
        />
      </div>
    </Page>
  )
}

const scene = (part: Part, mode: SmallViewProps['mode'] = 'VIDEO'): Scene => ({
  path: '/',
  answers: { getClinic: () => clinic() },
  show: () => <Small mode={mode} part={part} />,
})

/** What stands in the window over the pages that a doctor reads during a visit. */
export const smallWindowScenes: Scenes = {
  'small-window': scene({}),
  'small-window-off': scene({
    cameraOn: false,
    microphone: { ...device, isOn: false },
    camera: { ...device, isOn: false },
  }),
  'small-window-hold': scene({ phase: 'on_hold' }),
  'small-window-weak': scene({ quality: 'weak' }),
  'small-window-alone': scene({ isAlone: true }),
  'small-window-voice': scene({}, 'AUDIO'),
}
