import { Page } from '../../../shared/page/page.tsx'
import { Inside } from '../../../text/inside.tsx'
import { useWords } from '../../../text/web-texts.ts'
import { RingThisDeviceView } from '../../notification/ring-this-device.tsx'
import type { PushState } from '../../notification/use-push.ts'

function Ringing({ state }: { state: PushState }) {
  const t = useWords()
  return (
    <Page title={t('notification.title')}>
      <h2>{t('notification.how-title')}</h2>
      <RingThisDeviceView state={state} onAllow={() => undefined} onStop={() => undefined} />
    </Page>
  )
}

/** The page of the messages, cut down to the ringing of this device, in one of its states. */
export function RingPage({ state }: { state: PushState }) {
  return (
    <Inside>
      <Ringing state={state} />
    </Inside>
  )
}
