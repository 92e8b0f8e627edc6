import { Page } from '../../../shared/page/page.tsx'
import { Inside } from '../../../text/inside.tsx'
import { useWords } from '../../../text/web-texts.ts'
import { ListenButtons } from '../../consultation/listen/listen.tsx'
import type { ReadingState } from '../../consultation/listen/use-reading-aloud.ts'
import record from '../../consultation/record.module.css'
import { asPatient } from '../answers.ts'
import type { Scene, Scenes } from '../scene.ts'

const nothing = () => undefined

function Shown({ state }: { state: ReadingState }) {
  const t = useWords()
  return (
    <Page title={t('summary.title')}>
      <div className={record.actions}>
        <ListenButtons state={state} onListen={nothing} onHold={nothing} onGoOn={nothing} onStop={nothing} />
      </div>
    </Page>
  )
}

const scene = (state: ReadingState): Scene => ({
  path: '/',
  answers: asPatient,
  show: () => (
    <Inside>
      <Shown state={state} />
    </Inside>
  ),
})

/** Listening to the summary; in its page the buttons are there only with a voice on the device. */
export const listenScenes: Scenes = {
  'summary-listen': scene('still'),
  'summary-listening': scene('reading'),
  'summary-listen-held': scene('held'),
}
