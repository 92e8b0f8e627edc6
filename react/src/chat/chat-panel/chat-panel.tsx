import type { ChatState } from '@bedside/client'
import type { SessionEvent } from '@bedside/contract'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '../../kit/button/button.tsx'
import { Icon } from '../../kit/icon/icon.tsx'
import { Notice } from '../../kit/notice/notice.tsx'
import { useFormats } from '../../text/formats.ts'
import { useText } from '../../text/text-provider.tsx'
import { systemLine } from '../system-line/system-line.ts'
import { Bubble } from './bubble.tsx'
import css from './chat-panel.module.css'
import { chatRows, firstUnreadOf } from './chat-rows.ts'
import { Composer } from './composer.tsx'
import { useIncoming } from './use-incoming.ts'
import { useThreadScroll } from './use-thread-scroll.ts'

/** What a chat can be asked to do; the client's `Chat` has this shape. */
export interface ChatActions {
  /** Shows the bubble at once; what came of it is in the chat's state. */
  send(text: string): unknown
  /** Sends a failed line again, by its key. */
  retry(key: string): void
  setDraft(draft: string): void
  markRead(): void
  loadEarlier(): Promise<void>
}

/** What {@link ChatPanel} takes. */
export interface ChatPanelProps {
  readonly chat: ChatState
  readonly actions: ChatActions
  /** The visit's log, for lines such as "Ram came in". */
  readonly entries: readonly SessionEvent[]
  /** Of a person of the visit; empty where they are not known. */
  nameOf(userId: string): string
  readonly otherName: string
  /** Names of others who write just now. */
  readonly typing: readonly string[]
  /** May anything be written. */
  readonly isOpen: boolean
  /** Ready-made messages: one tap sends one, and each is offered once. */
  readonly replies?: readonly string[]
  /** What stands over the messages. */
  readonly head?: ReactNode
  /** Shown beside a message that does not get out. */
  readonly whenStuck?: ReactNode
  /** Shown where the panel can be put away. */
  onClose?(): void
}

function Rows(props: ChatPanelProps & { readonly firstUnread: string | null }) {
  const { chat, entries, firstUnread, nameOf, actions } = props
  const t = useText()
  const formats = useFormats()
  const newestOwn = chat.lines.findLast((line) => line.isMine)?.key
  return chatRows(chat.lines, entries, firstUnread, formats.date).map((row) => {
    if (row.kind === 'day') {
      return (
        <li key={row.key} className={css.day}>
          <time dateTime={row.at}>{formats.nearDay(row.at)}</time>
        </li>
      )
    }
    if (row.kind === 'unread') {
      return (
        <li key={row.key} className={css.unread}>
          {t('chat.unreadLine')}
        </li>
      )
    }
    if (row.kind === 'entry') {
      const said = systemLine(row.entry, t, nameOf)
      return said ? (
        <li key={row.key} className={css.entry}>
          {said} <time dateTime={row.entry.createdAt}>{formats.time(row.entry.createdAt)}</time>
        </li>
      ) : null
    }
    return (
      <Bubble
        key={row.key}
        line={row.line}
        startsGroup={row.startsGroup}
        saysDelivery={row.key === newestOwn}
        onRetry={actions.retry}
      />
    )
  })
}

/** Ready-made messages for people who do not like to type; one that was sent is not offered again. */
function Replies({ chat, actions, replies = [] }: ChatPanelProps) {
  const t = useText()
  const sent = new Set(chat.lines.filter((line) => line.isMine).map((line) => line.content))
  const left = replies.filter((reply) => !sent.has(reply))
  if (left.length === 0) return null
  return (
    <ul className={css.replies} aria-label={t('reply.title')}>
      {left.map((reply) => (
        <li key={reply}>
          <Button onClick={() => void actions.send(reply)}>{reply}</Button>
        </li>
      ))}
    </ul>
  )
}

/** The messages of a visit and the box to write in. */
export function ChatPanel(props: ChatPanelProps) {
  const { chat, actions, otherName, typing, isOpen, head, whenStuck, onClose } = props
  const t = useText()
  const { thread, atNewest, missed, toNewest, onScroll } = useThreadScroll(chat.lines)
  const [firstUnread, setFirstUnread] = useState<string | null>(null)
  const isReady = !chat.isLoading
  useIncoming(chat)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the line stays where it was when the panel opened
  useEffect(() => {
    if (isReady) setFirstUnread(firstUnreadOf(chat.lines, chat.unreadCount))
  }, [isReady])
  useEffect(() => {
    if (isReady && atNewest && chat.unreadCount > 0 && !document.hidden) actions.markRead()
  }, [isReady, atNewest, chat.unreadCount, actions])
  const isStuck = chat.lines.some((line) => line.isLate || line.delivery === 'failed')
  return (
    <section className={css.panel} aria-label={t('chat.title')}>
      {onClose && (
        <div className={css.head}>
          <h2 className={css.title}>{t('chat.title')}</h2>
          <Button icon="close" aria-label={t('chat.close')} onClick={onClose}>
            {t('chat.closeWord')}
          </Button>
        </div>
      )}
      {head}
      <div
        ref={thread}
        className={css.thread}
        role="log"
        aria-live="off"
        aria-label={t('chat.log')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard
        tabIndex={0}
        onScroll={onScroll}
      >
        {chat.hasEarlier && (
          <Button busy={chat.isLoadingEarlier} onClick={() => void actions.loadEarlier()}>
            {t('chat.earlier')}
          </Button>
        )}
        {chat.failure && chat.lines.length > 0 && <Notice kind="trouble">{t('chat.listFailed')}</Notice>}
        {isReady && chat.lines.length === 0 && (
          <p className={css.empty}>
            <strong>{t('chat.empty')}</strong> {t('chat.emptyText')}
          </p>
        )}
        <ol className={css.rows}>
          <Rows {...props} firstUnread={firstUnread} />
        </ol>
      </div>
      {missed > 0 && !atNewest && (
        <button type="button" className={css.pill} onClick={toNewest}>
          <Icon name="down" /> {t('chat.newest', { count: missed })}
        </button>
      )}
      <p className={css.typing} aria-hidden="true">
        {typing.length > 0 ? t('chat.typing', { name: typing.join(', ') }) : ''}
      </p>
      {isStuck && whenStuck && (
        <div className={css.stuck} role="status">
          {t('chat.stuck')} {whenStuck}
        </div>
      )}
      {isOpen && <Replies {...props} />}
      {isOpen ? (
        <Composer draft={chat.draft} otherName={otherName} onDraft={actions.setDraft} onSend={actions.send} />
      ) : (
        <p className={css.closed}>
          <Icon name="lock" /> {t('chat.closed')}
        </p>
      )}
    </section>
  )
}
