import type { Appointment, Me, Queue, QueueItem } from '@bedside/contract'
import { Button, Notice, Skeleton, useFormats } from '@bedside/react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useRead } from '../../../shared/api/use-read.ts'
import { Page } from '../../../shared/page/page.tsx'
import { ProblemNotice } from '../../../shared/page/problem-notice.tsx'
import { serverNow } from '../../../shared/time/clock.ts'
import { useNow } from '../../../shared/time/use-now.ts'
import { useWords } from '../../../text/web-texts.ts'
import css from './desk.module.css'
import { DeskState } from './desk-state.tsx'
import { PatientPane } from './patient-pane.tsx'
import { QueueList } from './queue-list.tsx'
import { type DeskGroup, deskGroups, firstGroup, inGroup } from './queue-view.ts'
import { RequestList } from './request-list.tsx'
import { useArrivals, useQueue } from './use-queue.ts'

function Rail({ counts, group }: { counts: Readonly<Record<DeskGroup, number>>; group: DeskGroup }) {
  const t = useWords()
  const formats = useFormats()
  return (
    <nav className={css.rail} aria-label={t('desk.groups')}>
      {deskGroups.map((each) => (
        <Link
          key={each}
          href={`/desk/${each}`}
          className={css.group}
          aria-current={each === group ? 'page' : undefined}
          data-calls={(each === 'waiting' || each === 'requests') && counts[each] > 0 ? '' : undefined}
        >
          <span>{t(`desk.group-${each}`)}</span>{' '}
          <span className={css.count}>{formats.number(counts[each])}</span>
        </Link>
      ))}
    </nav>
  )
}

/** How long ago the list was last right, while the line is down. */
function Stale({ since }: { since: number }) {
  const t = useWords()
  useNow(1_000)
  const seconds = Math.max(1, Math.round((Date.now() - since) / 1000))
  return <Notice kind="late">{t('desk.stale', { count: seconds })}</Notice>
}

function Groups(props: { me: Me; queue: Queue; group: DeskGroup; requests: readonly Appointment[] }) {
  const { me, queue, group, requests } = props
  const [chosenId, choose] = useState<string>()
  const [isOpen, setOpen] = useState(false)
  const items = inGroup(queue.items, group)
  const chosen = items.find((item) => item.sessionId === chosenId) ?? items[0]
  const open = (item: QueueItem) => {
    choose(item.sessionId)
    setOpen(true)
  }
  if (group === 'requests') return <RequestList requests={requests} />
  return (
    <div className={css.split} data-open={isOpen || undefined}>
      <QueueList
        me={me}
        queue={queue}
        group={group}
        items={items}
        chosen={chosen}
        onChoose={(item) => choose(item.sessionId)}
        onOpen={open}
      />
      {chosen && (
        <PatientPane
          key={chosen.sessionId}
          me={me}
          item={chosen}
          takesFocus={isOpen}
          onBack={() => setOpen(false)}
        />
      )}
    </div>
  )
}

/** The doctor's desk: who is here, who waits, who comes, and the one chosen. */
export function DeskPage({ me, params }: { me: Me; params: { group?: string } }) {
  const t = useWords()
  const queue = useQueue()
  const requests = useRead(
    'listAppointments',
    { query: { status: 'REQUESTED', order: 'asc', limit: 100 } },
    { everyMs: 60_000 },
  )
  const { hasSound, setSound } = useArrivals(queue.data)
  const items = queue.data?.items ?? []
  const open = (requests.data?.items ?? []).filter((each) => Date.parse(each.endTime) > serverNow())
  const group = deskGroups.find((each) => each === params.group) ?? firstGroup(items)
  const waiting = inGroup(items, 'waiting').length
  const counts = {
    now: inGroup(items, 'now').length,
    waiting,
    later: inGroup(items, 'later').length,
    done: inGroup(items, 'done').length,
    requests: open.length,
  }
  return (
    <Page
      title={t('desk.title')}
      tabTitle={waiting > 0 ? t('desk.title-waiting', { count: waiting }) : t('desk.title')}
      wide
      compact
      aside={
        queue.data && (
          <DeskState queue={queue.data}>
            <Button icon={hasSound ? 'bell' : 'slash'} onClick={() => setSound(!hasSound)}>
              {t(hasSound ? 'desk.sound-on' : 'desk.sound-off')}
            </Button>
          </DeskState>
        )
      }
    >
      {queue.data?.desk.state === 'away' && <Notice kind="late">{t('desk.away-told')}</Notice>}
      {queue.isStale && <Stale since={queue.dataUpdatedAt} />}
      <div className={css.desk}>
        <Rail counts={counts} group={group} />
        {queue.data ? (
          <Groups key={group} me={me} queue={queue.data} group={group} requests={open} />
        ) : queue.error ? (
          <ProblemNotice error={queue.error} onRetry={() => queue.refetch()} />
        ) : (
          <Skeleton shape="row" count={6} />
        )}
      </div>
      <p className={css.keys}>{t('desk.choose-hint')}</p>
    </Page>
  )
}
