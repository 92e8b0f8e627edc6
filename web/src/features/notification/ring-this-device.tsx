import { Button, Notice } from '@bedside/react'
import { useWords } from '../../text/web-texts.ts'
import css from './messages-page.module.css'
import { type PushState, usePush } from './use-push.ts'

/** The same in each of its states; the gallery shows them all. */
export function RingThisDeviceView(props: { state: PushState; onAllow: () => void; onStop: () => void }) {
  const t = useWords()
  const { state, onAllow, onStop } = props
  const cannot = { denied: 'push-denied', unsupported: 'push-unsupported', failed: 'push-failed' } as const
  const why = state in cannot ? cannot[state as keyof typeof cannot] : null
  return (
    <div className={css.setting}>
      <h3>{t('notification.push-title')}</h3>
      <p>{t('notification.push-reason')}</p>
      {state === 'on' && <p role="status">{t('notification.push-on')}</p>}
      {state === 'asking' && <p role="status">{t('notification.push-ask')}</p>}
      {why && <Notice kind="info" live title={t(`notification.${why}`)} />}
      {(state === 'off' || state === 'asking' || state === 'failed') && (
        <p>
          <Button icon="bell" busy={state === 'asking'} onClick={onAllow}>
            {t('notification.push-allow')}
          </Button>
        </p>
      )}
      {state === 'on' && (
        <p>
          <Button onClick={onStop}>{t('notification.push-stop')}</Button>
        </p>
      )}
    </div>
  )
}

/** Rings this phone or computer when the page is closed: asked by a tap, with the reason; a no is taken without a word more. */
export function RingThisDevice() {
  const { state, allow, stop } = usePush()
  return <RingThisDeviceView state={state} onAllow={() => void allow()} onStop={() => void stop()} />
}
