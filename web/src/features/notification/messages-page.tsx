import type { Me, Notification } from '@bedside/contract'
import { Button, EmptyState, Hidden, Skeleton, useFormats } from '@bedside/react'
import { Link } from 'wouter'
import { useDeed } from '../../shared/api/use-deed.ts'
import { useReadPages } from '../../shared/api/use-read.ts'
import { newsSentence } from '../../shared/live/news-sentence.ts'
import { Page } from '../../shared/page/page.tsx'
import { ProblemNotice } from '../../shared/page/problem-notice.tsx'
import { serverNow } from '../../shared/time/clock.ts'
import { useWhenInside, useWhenShort } from '../../shared/time/use-when.ts'
import { useWords } from '../../text/web-texts.ts'
import css from './messages-page.module.css'

/** The page a notification leads to. */
export function addressOf({ kind, appointmentId, sessionId }: Notification, isDoctor: boolean) {
  if (kind === 'visit.summary_ready' && sessionId) return `/history/${sessionId}/summary`
  if (isDoctor) return kind === 'appointment.requested' ? '/desk/requests' : '/desk'
  const isOpen = kind === 'visit.doctor_ready' || kind === 'visit.ring' || kind === 'visit.reopened'
  if (isOpen && appointmentId) return `/visits/${appointmentId}`
  return kind === 'appointment.declined' ? '/book' : '/home'
}

function Line({ item, isDoctor, onOpen }: { item: Notification; isDoctor: boolean; onOpen: () => void }) {
  const t = useWords()
  const when = useWhenInside()
  const whenShort = useWhenShort()
  const isUnread = item.readAt === null
  return (
    <li>
      <Link
        href={addressOf(item, isDoctor)}
        onClick={onOpen}
        className={isUnread ? `${css.line} ${css.unread}` : css.line}
      >
        <span className={css.dot} aria-hidden="true" />
        <span>
          {isUnread && <Hidden>{t('notification.unread')}: </Hidden>}
          {newsSentence(t, item, when)}
        </span>
        <time className={css.time} dateTime={item.createdAt}>
          {whenShort(item.createdAt)}
        </time>
      </Link>
    </li>
  )
}

function Group(props: {
  title: string
  items: readonly Notification[]
  isDoctor: boolean
  onOpen: (id: string) => void
}) {
  if (props.items.length === 0) return null
  return (
    <section className={css.group}>
      <h2>{props.title}</h2>
      <ul className={css.list}>
        {props.items.map((item) => (
          <Line
            key={item.notificationId}
            item={item}
            isDoctor={props.isDoctor}
            onOpen={() => props.onOpen(item.notificationId)}
          />
        ))}
      </ul>
    </section>
  )
}

/** What changed for the reader, newest first; opening one marks it read. */
export function MessagesPage({ me }: { me: Me }) {
  const t = useWords()
  const formats = useFormats()
  const list = useReadPages('listNotifications', { limit: 30 })
  const markRead = useDeed('markNotificationsRead', { touches: ['listNotifications'] })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const now = serverNow()
  const isToday = (item: Notification) => formats.date(item.createdAt) === formats.date(now)
  const open = (id: string) => markRead.run({ body: { notificationIds: [id] } })
  const isDoctor = me.role === 'DOCTOR'
  const hasUnread = (list.data?.pages[0]?.unreadCount ?? 0) > 0
  return (
    <Page title={t('notification.title')}>
      {list.isLoading && <Skeleton shape="row" count={5} />}
      {list.error && !list.data && <ProblemNotice error={list.error} onRetry={() => list.refetch()} />}
      {list.data && items.length === 0 && (
        <EmptyState drawing="empty" title={t('notification.none-title')}>
          {t('notification.none')}
        </EmptyState>
      )}
      {hasUnread && (
        <p>
          <Button icon="tickDouble" busy={markRead.isPending} onClick={() => markRead.run({ body: {} })}>
            {t('notification.mark-all')}
          </Button>
        </p>
      )}
      <Group
        title={t('notification.today')}
        items={items.filter(isToday)}
        isDoctor={isDoctor}
        onOpen={open}
      />
      <Group
        title={t('notification.earlier')}
        items={items.filter((item) => !isToday(item))}
        isDoctor={isDoctor}
        onOpen={open}
      />
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('notification.more')}
        </Button>
      )}
    </Page>
  )
}
