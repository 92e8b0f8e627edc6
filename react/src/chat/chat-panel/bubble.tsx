import type { ChatLine } from '@bedside/client'
import { Hidden } from '../../kit/hidden/hidden.tsx'
import { Icon } from '../../kit/icon/icon.tsx'
import { useFormats } from '../../text/formats.ts'
import { useText } from '../../text/text-provider.tsx'
import css from './chat-panel.module.css'

const ticks = {
  sending: 'clock',
  sent: 'tick',
  delivered: 'tickDouble',
  read: 'tickDouble',
  failed: 'warning',
} as const

function Delivery({ line, inWords }: { readonly line: ChatLine; readonly inWords: boolean }) {
  const t = useText()
  const word = t(`delivery.${line.delivery}`)
  return (
    <span className={line.delivery === 'read' ? css.read : undefined}>
      <Icon name={ticks[line.delivery]} size="1.2em" />
      {inWords ? ` ${word}` : <Hidden>{word}</Hidden>}
    </span>
  )
}

/** What {@link Bubble} takes. */
export interface BubbleProps {
  readonly line: ChatLine
  readonly startsGroup: boolean
  /** The newest own message says its ticks in words. */
  readonly saysDelivery: boolean
  onRetry(key: string): void
}

/** One message. */
export function Bubble({ line, startsGroup, saysDelivery, onRetry }: BubbleProps) {
  const t = useText()
  const formats = useFormats()
  return (
    <li className={line.isMine ? css.own : css.other} data-delivery={line.delivery}>
      {startsGroup && (
        <p className={css.sender}>
          {line.isMine ? t('chat.you') : line.senderName}
          {!line.isMine && line.senderType !== 'system' && (
            <span className={css.role}>, {t(`role.${line.senderType.toUpperCase()}` as 'role.PATIENT')}</span>
          )}
        </p>
      )}
      <div className={css.bubble}>
        {line.isDeleted ? (
          <em className={css.deleted}>{t('chat.deleted')}</em>
        ) : (
          <p className={css.content} dir="auto">
            {line.content}
          </p>
        )}
        <p className={css.meta}>
          <time dateTime={line.timestamp}>{formats.time(line.timestamp)}</time>
          {line.isMine && line.delivery !== 'failed' && <Delivery line={line} inWords={saysDelivery} />}
        </p>
      </div>
      {line.delivery === 'failed' && (
        <button type="button" className={css.retry} onClick={() => onRetry(line.key)}>
          <Icon name="retry" /> {t('chat.retry')}
        </button>
      )}
    </li>
  )
}
