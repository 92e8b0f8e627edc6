import type { CallState } from '@bedside/client'
import { Icon } from '../../kit/icon/icon.tsx'
import type { IconName } from '../../kit/icon/shapes.ts'
import { useText } from '../../text/text-provider.tsx'
import css from './call-notice.module.css'

const icons: Readonly<Record<'good' | 'weak' | 'lost' | 'connecting', IconName>> = {
  good: 'signalGood',
  weak: 'signalWeak',
  lost: 'signalLost',
  connecting: 'hourglass',
}

/** Which of the words fits a call. */
export function connectionOf(call: CallState): keyof typeof icons {
  if (call.phase === 'reconnecting' || call.phase === 'failed') return 'lost'
  if (call.phase === 'connected' || call.phase === 'on_hold') return call.quality ?? 'good'
  return 'connecting'
}

/** The state of the connection: one word with a shape of its own. A status to be looked up; the call says aloud what matters. */
export function ConnectionWord({ call }: { readonly call: CallState }) {
  const t = useText()
  const state = connectionOf(call)
  return (
    <span className={css.connection} role="status" aria-live="off" data-state={state}>
      <Icon name={icons[state]} size="1.25em" /> <span>{t(`room.${state}`)}</span>
    </span>
  )
}
