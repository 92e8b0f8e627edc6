import type { Queue, QueueItem } from '@bedside/contract'
import { EmptyState, Hidden, Icon, Name, useFormats } from '@bedside/react'
import { useNow } from '../../../shared/time/use-now.ts'
import { useWords } from '../../../text/web-texts.ts'
import { KindMark } from '../../scheduling/kind-mark.tsx'
import css from './desk.module.css'
import { Flags } from './flags.tsx'
import { type DeskGroup, inGroup, waitMinutes } from './queue-view.ts'
import { useAge } from './use-age.ts'

function Wait({ item }: { item: QueueItem }) {
  const t = useWords()
  const formats = useFormats()
  const minutes = waitMinutes(item, useNow())
  if (minutes === null)
    return <time dateTime={item.scheduledStartTime}>{formats.time(item.scheduledStartTime)}</time>
  return (
    <span className={css.wait} data-long={minutes >= 30 ? 'very' : minutes >= 15 ? '' : undefined}>
      <Icon name="hourglass" size="1.2em" />
      {minutes === 0 ? t('desk.just-came') : t('desk.waiting', { count: minutes })}
    </span>
  )
}

function Row(props: { item: QueueItem; isChosen: boolean; onChoose: () => void; onOpen: () => void }) {
  const { item, isChosen, onChoose, onOpen } = props
  const t = useWords()
  const age = useAge()(item.patient)
  const place = item.checkIn?.placeNow
  return (
    <tr className={css.row} aria-selected={isChosen}>
      <th scope="row">
        <button
          type="button"
          className={css.pick}
          tabIndex={isChosen ? 0 : -1}
          data-row={item.sessionId}
          aria-current={isChosen ? 'true' : undefined}
          onFocus={onChoose}
          onClick={onOpen}
        >
          <Name>{item.patient.name}</Name>
          {age && <span className={css.age}>, {age}</span>}
        </button>
        {item.forWhom && (
          <span className={css.reason} title={item.forWhom}>
            {t('book.for')}: <Name>{item.forWhom}</Name>
          </span>
        )}
        <span className={css.reason} dir="auto" title={item.reason}>
          {item.reason || t('desk.no-reason')}
        </span>
      </th>
      <td>
        <Wait item={item} />
      </td>
      <td>
        <KindMark kind={item.consultationMode} />
        {place && (
          <>
            <Hidden>{t('desk.column-where')}: </Hidden>
            <span className={css.where} dir="auto" title={place}>
              {place}
            </span>
          </>
        )}
      </td>
      <td>
        <Flags item={item} />
      </td>
    </tr>
  )
}

function Empty({ queue, group }: { queue: Queue; group: DeskGroup }) {
  const t = useWords()
  const formats = useFormats()
  const next = inGroup(queue.items, 'later')[0]
  const words = {
    now: t('desk.empty-now'),
    waiting: next
      ? t('desk.empty-waiting-next', { time: formats.time(next.scheduledStartTime), name: next.patient.name })
      : t('desk.empty-waiting'),
    later: t('desk.empty-later'),
    done: t('desk.empty-done'),
    requests: t('desk.empty-requests'),
  }
  return <EmptyState drawing={group === 'done' ? 'done' : 'empty'} title={words[group]} />
}

/** One group's visits as a table; arrow keys move through it and Enter opens (see `useDeskKeys`). */
export function QueueList(props: {
  queue: Queue
  group: DeskGroup
  items: readonly QueueItem[]
  chosen: QueueItem | undefined
  onChoose: (item: QueueItem) => void
  onOpen: (item: QueueItem) => void
}) {
  const { queue, group, items, chosen, onChoose, onOpen } = props
  const t = useWords()
  if (items.length === 0) return <Empty queue={queue} group={group} />
  return (
    <div className={css.list}>
      <table className={css.table} aria-label={t(`desk.group-${group}`)}>
        <thead>
          <tr>
            <th scope="col">{t('desk.column-patient')}</th>
            <th scope="col">{t('desk.column-wait')}</th>
            <th scope="col">
              {t('desk.column-mode')}, {t('desk.column-where')}
            </th>
            <th scope="col">{t('desk.column-flags')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Row
              key={item.sessionId}
              item={item}
              isChosen={item.sessionId === chosen?.sessionId}
              onChoose={() => onChoose(item)}
              onOpen={() => onOpen(item)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
