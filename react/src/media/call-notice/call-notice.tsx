import type { CallState } from '@bedside/client'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '../../kit/button/button.tsx'
import { Icon } from '../../kit/icon/icon.tsx'
import { useFormats } from '../../text/formats.ts'
import { useText } from '../../text/text-provider.tsx'
import css from './call-notice.module.css'

/** A solid plate over the stage with one thing to say. */
export function Plate({
  title,
  children,
  action,
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={css.plate}>
      <p className={css.title}>{title}</p>
      {children && <div>{children}</div>}
      {action}
    </div>
  )
}

function useNow(active: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!active) return
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [active])
  return now
}

/** The calm count while a broken connection is repaired; not read out every second. */
export function Reconnecting({ untilMs, phone }: { readonly untilMs: number; readonly phone?: ReactNode }) {
  const t = useText()
  const formats = useFormats()
  const now = useNow(true)
  const seconds = Math.max(0, Math.ceil((untilMs - now) / 1_000))
  return (
    <Plate title={t('room.reconnectingTitle')} action={phone}>
      <p aria-hidden="true">{t('room.reconnecting', { seconds: formats.number(seconds) })}</p>
      <p>{t('room.reconnectingChat')}</p>
    </Plate>
  )
}

const longAfterMs = 10_000
const silentForMs = 3_000

/** Nothing for three seconds, a word until ten, then help. */
export function Connecting({ phone }: { readonly phone?: ReactNode }) {
  const t = useText()
  const [since] = useState(() => Date.now())
  const passed = useNow(true) - since
  if (passed < silentForMs) return null
  return (
    <Plate title={t('room.connecting')} action={passed > longAfterMs ? phone : undefined}>
      {passed > longAfterMs && <p>{t('room.connectingLong')}</p>}
    </Plate>
  )
}

/** The visit's picture and sound are on another tab or device of this person. */
export function MovedAway({ onUseHere }: { onUseHere(): void }) {
  const t = useText()
  return (
    <Plate
      title={t('room.movedTitle')}
      action={
        <Button kind="main" onClick={onUseHere}>
          {t('room.useHere')}
        </Button>
      }
    >
      <p>{t('room.movedText')}</p>
    </Plate>
  )
}

/** One line about a weak or broken way, and whose side it is; what is said of it aloud is {@link qualityLine} too. */
export function QualityLine({ call }: { readonly call: CallState }) {
  const t = useText()
  const other = call.people.find((person) => person.isLive)
  const line = qualityLine(call, t)
  if (!line || !other) return null
  return (
    <p className={css.line}>
      <Icon name="signalWeak" size="1.25em" /> {line}
    </p>
  )
}

/** What there is to say about the quality of the connection; null while it is good. */
export function qualityLine(call: CallState, t: ReturnType<typeof useText>): string | null {
  const other = call.people.find((person) => person.isLive)
  if (call.phase !== 'connected' || !other) return null
  if (other.path === 'lost') return t('room.theirDrop', { name: other.name })
  if (call.quality === 'weak') return t('room.weakOwn')
  return other.quality === 'weak' ? t('room.weakTheirs', { name: other.name }) : null
}
