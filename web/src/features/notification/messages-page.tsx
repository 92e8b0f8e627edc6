import type { Me, Notification } from '@bedside/contract'
import { Button, EmptyState, Hidden, Skeleton, useFormats } from '@bedside/react'
import { Link } from 'wouter'
import { useDeed } from '../../shared/api/use-deed.ts'
import { useReadPages } from '../../shared/api/use-read-pages.ts'
import { newsSentence } from '../../shared/live/news-sentence.ts'
import { Page } from '../../shared/page/page.tsx'
import { ProblemNotice } from '../../shared/page/problem-notice.tsx'
import { serverNow } from '../../shared/time/clock.ts'
import { useWhenInside, useWhenShort } from '../../shared/time/use-when.ts'
import { useWords } from '../../text/web-texts.ts'
import { HowWeTell } from './how-we-tell.tsx'
import css from './messages-page.module.css'

const leadsToVisit: ReadonlySet<Notification['kind']> = new Set([
  'visit.doctor_ready',
  'visit.ring',
  'visit.reopened',
  'visit.running_late',
  'visit.on_time',
])

/** The page a notification leads to, and what one does there. */
export function wayOf({ kind, params, appointmentId, sessionId }: Notification, isDoctor: boolean) {
  if (kind === 'visit.summary_ready' && sessionId)
    return { to: `/history/${sessionId}/summary`, word: 'act-summary' } as const
  if (kind === 'visit.feedback_replied' && sessionId)
    return { to: `/history/${sessionId}/feedback`, word: 'act-answer' } as const
  if (kind === 'visit.feedback_given' && sessionId)
    return { to: `/history/${sessionId}`, word: 'act-feedback' } as const
  // Before the visit the desk has its messages, after it the visit's own page.
  if (kind === 'visit.message' && sessionId && params.status !== 'SCHEDULED')
    return { to: `/history/${sessionId}`, word: 'act-message' } as const
  if (isDoctor)
    return kind === 'appointment.requested'
      ? ({ to: '/desk/requests', word: 'act-requests' } as const)
      : ({ to: '/desk', word: 'act-desk' } as const)
  if (leadsToVisit.has(kind) && appointmentId)
    return { to: `/visits/${appointmentId}`, word: 'act-visit' } as const
  if (kind === 'appointment.time_opened')
    return { to: `/book?doctor=${params.doctorId}`, word: 'act-book-time' } as const
  if (kind === 'appointment.declined' || kind === 'visit.missed')
    return { to: '/book', word: 'act-book' } as const
  return { to: '/home', word: 'act-home' } as const
}

function Line({ item, isDoctor, onOpen }: { item: Notification; isDoctor: boolean; onOpen: () => void }) {
  const t = useWords()
  const when = useWhenInside()
  const whenShort = useWhenShort()
  const isUnread = item.readAt === null
  const way = wayOf(item, isDoctor)
  return (
    <li>
      <Link href={way.to} onClick={onOpen} className={isUnread ? `${css.line} ${css.unread}` : css.line}>
        <span className={css.dot} aria-hidden="true" />
        <span>
          {isUnread && <Hidden>{t('notification.unread')}: </Hidden>}
          {newsSentence(t, item, when)}
        </span>
        <time className={css.time} dateTime={item.createdAt}>
          {whenShort(item.createdAt)}
        </time>
        <span className={css.action}>{t(`notification.${way.word}`)}</span>
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
      {(list.data || list.error) && <HowWeTell />}
    </Page>
  )
}
