import type { Me, Queue, QueueItem } from '@bedside/contract'
import { Button, Notice, Skeleton, useAnnounce, useFormats } from '@bedside/react'
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import { useRead } from '../../../shared/api/use-read.ts'
import { Page } from '../../../shared/page/page.tsx'
import { ProblemNotice } from '../../../shared/page/problem-notice.tsx'
import { serverNow } from '../../../shared/time/clock.ts'
import { useNow } from '../../../shared/time/use-now.ts'
import { useWords } from '../../../text/web-texts.ts'
import { AdmitGuard } from './admit-guard.tsx'
import css from './desk.module.css'
import { DeskState } from './desk-state.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { MissedBar } from './missed-bar.tsx'
import { PatientPane } from './patient-pane.tsx'
import { QueueList } from './queue-list.tsx'
import { type DeskGroup, deskGroups, firstGroup, inGroup, isAdmittable, neighbour } from './queue-view.ts'
import { RequestList } from './request-list.tsx'
import { useDeskKeys } from './use-desk-keys.ts'
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

/** The keys named in a sentence, as keys. */
const withKeys = (words: string) =>
  words.split(/(\bEnter\b|\bA\b|\?)/).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <kbd key={part} className={css.kbd}>
        {part}
      </kbd>
    ),
  )

/** How long ago the list was last right, while the line is down. */
function Stale({ since }: { since: number }) {
  const t = useWords()
  useNow(1_000)
  const seconds = Math.max(1, Math.round((Date.now() - since) / 1000))
  return <Notice kind="late">{t('desk.stale', { count: seconds })}</Notice>
}

function Groups(props: { me: Me; queue: Queue; group: DeskGroup; onMissed: (item: QueueItem) => void }) {
  const { me, queue, group, onMissed } = props
  const t = useWords()
  const [chosenId, choose] = useState<string>()
  const [isOpen, setOpen] = useState(false)
  const [shown, show] = useState<'keys' | QueueItem>()
  const list = useRef<HTMLDivElement>(null)
  const items = inGroup(queue.items, group)
  const chosen = items.find((item) => item.sessionId === chosenId) ?? items[0]
  useDeskKeys(me.singleKeys, {
    move(key) {
      const next = neighbour(items, chosenId === undefined ? undefined : chosen, key)
      if (!next) return false
      choose(next.sessionId)
      list.current?.querySelector<HTMLElement>(`[data-row="${next.sessionId}"]`)?.focus()
      return true
    },
    admit: () => chosen && isAdmittable(chosen) && show(chosen),
    list: () => show('keys'),
  })
  return (
    <div ref={list} className={css.split} data-open={isOpen || undefined}>
      <QueueList
        queue={queue}
        group={group}
        items={items}
        chosen={chosen}
        onChoose={(item) => choose(item.sessionId)}
        onOpen={(item) => {
          choose(item.sessionId)
          setOpen(true)
        }}
      />
      {chosen && (
        <PatientPane
          key={chosen.sessionId}
          item={chosen}
          takesFocus={isOpen}
          onBack={() => setOpen(false)}
          onMissed={onMissed}
        />
      )}
      <p className={css.keys}>
        {withKeys(t('desk.choose-hint'))} <Button onClick={() => show('keys')}>{t('desk.keys')}</Button>
      </p>
      {shown === 'keys' && <KeysDialog singleKeys={me.singleKeys} onClose={() => show(undefined)} />}
      {shown && shown !== 'keys' && <AdmitGuard item={shown} onClose={() => show(undefined)} />}
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
  const announce = useAnnounce()
  const [missed, setMissed] = useState<QueueItem>()
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
          <DeskState queue={queue.data} doctorId={me.id}>
            <Button icon={hasSound ? 'bell' : 'slash'} onClick={() => setSound(!hasSound)}>
              {t(hasSound ? 'desk.sound-on' : 'desk.sound-off')}
            </Button>
          </DeskState>
        )
      }
    >
      {queue.data?.desk.state === 'away' && <Notice kind="late">{t('desk.away-told')}</Notice>}
      {queue.data?.desk.state === 'break' && <Notice kind="late">{t('desk.break-told')}</Notice>}
      {missed && (
        <MissedBar
          key={missed.sessionId}
          item={missed}
          onClose={(undone) => {
            setMissed(undefined)
            if (undone) announce(t('desk.missed-undone', { name: missed.patient.name }))
          }}
        />
      )}
      {queue.isStale && <Stale since={queue.dataUpdatedAt} />}
      <div className={css.ground}>
        <div className={css.desk}>
          <Rail counts={counts} group={group} />
          {queue.data ? (
            group === 'requests' ? (
              <RequestList requests={open} />
            ) : (
              <Groups key={group} me={me} queue={queue.data} group={group} onMissed={setMissed} />
            )
          ) : queue.error ? (
            <ProblemNotice error={queue.error} onRetry={() => queue.refetch()} />
          ) : (
            <Skeleton shape="row" count={6} />
          )}
        </div>
      </div>
    </Page>
  )
}
