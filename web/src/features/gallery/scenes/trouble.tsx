import type { DeviceTrouble, OwnDevice } from '@bedside/client'
import { Button, DeviceCheck, EmergencyCard, useText } from '@bedside/react'
import { Page } from '../../../shared/page/page.tsx'
import { clinic } from '../people.ts'
import type { Scene, Scenes } from '../scene.ts'

const off: OwnDevice = { isOn: true, track: null, trouble: null }
const nothing = () => undefined

interface Devices {
  readonly microphone?: OwnDevice
  readonly camera?: OwnDevice | null
  readonly connection?: 'good' | 'weak' | 'lost'
}

function Check({ microphone = off, camera = off, connection = 'good' }: Devices) {
  const t = useText()
  return (
    <Page title={t('check.title')}>
      <DeviceCheck
        microphone={microphone}
        camera={camera}
        connection={connection}
        actions={{ setOn: nothing, choose: nothing }}
        next={
          <Button kind="main" icon="next" wide>
            {t('check.done')}
          </Button>
        }
        phone={<Button icon="phone">{t('waiting.phone')}</Button>}
      />
      <EmergencyCard emergencyNumber="102" clinicPhone={clinic().phone} />
    </Page>
  )
}

const scene = (devices: Devices): Scene => ({
  path: '/',
  answers: { getClinic: () => clinic() },
  show: () => <Check {...devices} />,
})
const camera = (trouble: DeviceTrouble) => scene({ camera: { ...off, trouble } })
const microphone = (trouble: DeviceTrouble) => scene({ camera: null, microphone: { ...off, trouble } })

/** The device check and every row of the table of troubles. */
export const troubleScenes: Scenes = {
  'check-not-asked': scene({}),
  'check-voice': scene({ camera: null }),
  'check-weak-line': scene({ connection: 'weak' }),
  'check-no-line': scene({ connection: 'lost' }),
  'check-bell': { ...scene({}), presses: ['ul[class*="rows"] > li:nth-child(3) button'] },
  'trouble-asking': camera('prompt_unanswered'),
  'trouble-dismissed': camera('dismissed'),
  'trouble-denied': camera('denied'),
  'trouble-blocked': camera('blocked_by_system'),
  'trouble-in-use': camera('in_use'),
  'trouble-none': scene({
    camera: { ...off, trouble: 'none_found' },
    microphone: { ...off, trouble: 'none_found' },
  }),
  'trouble-in-app': camera('in_app_browser'),
  'trouble-no-answer': microphone('no_answer'),
  'trouble-frame': camera('frame_not_allowed'),
  'trouble-not-secure': microphone('not_secure'),
  'trouble-silent': microphone('silent_microphone'),
  'trouble-put-aside': scene({ camera: { ...off, isOn: false, trouble: 'denied' } }),
}
