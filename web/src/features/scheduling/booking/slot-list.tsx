import { Button, EmptyState, Skeleton, useFormats, useLanguage, zoneName } from '@bedside/react'
import { type ReactNode, useState } from 'react'
import { useRead } from '../../../shared/api/use-read.ts'
import { ProblemNotice } from '../../../shared/page/problem-notice.tsx'
import { serverNow } from '../../../shared/time/clock.ts'
import { isSameZone } from '../../../shared/time/is-same-zone.ts'
import { useWords } from '../../../text/web-texts.ts'
import css from './booking.module.css'
import { type SlotDay, slotsByDay } from './slots-by-day.ts'

const dayMs = 24 * 60 * 60_000
const stepMs = 5 * 60_000
const timesAtFirst = 9
const daysAtFirst = 3

/** The query for the next days' free times; its beginning moves in steps so that one answer serves a while. */
export function slotsQuery(days: number) {
  const from = Math.floor(serverNow() / stepMs) * stepMs
  return { from: new Date(from).toISOString(), to: new Date(from + days * dayMs).toISOString() }
}

function Day(props: { day: SlotDay; chosen: string | undefined; onChoose: (startTime: string) => void }) {
  const { day, chosen, onChoose } = props
  const t = useWords()
  const formats = useFormats()
  const [isWhole, setWhole] = useState(false)
  const first = day.slots[0]?.startTime ?? ''
  const shown = isWhole ? day.slots : day.slots.slice(0, timesAtFirst)
  return (
    <section className={css.day}>
      <h2 id={`day-${day.day}`}>{formats.fullDay(first)}</h2>
      <ul className={css.times} aria-labelledby={`day-${day.day}`}>
        {shown.map(({ startTime }) => (
          <li key={startTime}>
            <Button
              aria-current={startTime === chosen ? 'true' : undefined}
              onClick={() => onChoose(startTime)}
            >
              <time dateTime={startTime}>{formats.time(startTime)}</time>
            </Button>
          </li>
        ))}
      </ul>
      {shown.length < day.slots.length && (
        <Button icon="down" onClick={() => setWhole(true)} aria-describedby={`day-${day.day}`}>
          {t('book.all-times')}
        </Button>
      )}
    </section>
  )
}

/** A doctor's free times as a list per day in the reader's zone; choosing one calls back with its start. */
export function SlotList(props: {
  doctorId: string
  doctorTimeZone?: string
  chosen?: string | undefined
  onChoose: (startTime: string) => void
  /** What to say and offer when nothing is free in so many days. */
  whenNone?: (days: { from: string; to: string }, count: number) => ReactNode
}) {
  const t = useWords()
  const { language, timeZone } = useLanguage()
  const [days, setDays] = useState(7)
  const [isAllDays, setAllDays] = useState(false)
  const [query, setQuery] = useState(() => slotsQuery(7))
  const slots = useRead('listSlots', { params: { doctorId: props.doctorId }, query })
  if (!slots.data)
    return slots.error ? (
      <ProblemNotice error={slots.error} onRetry={() => slots.refetch()} />
    ) : (
      <Skeleton shape="row" count={3} />
    )
  const byDay = slotsByDay(slots.data.items, timeZone)
  const shown = isAllDays ? byDay : byDay.slice(0, daysAtFirst)
  const more = () => {
    if (isAllDays || byDay.length <= daysAtFirst) {
      setDays(days + 7)
      setQuery(slotsQuery(days + 7))
    }
    setAllDays(true)
  }
  return (
    <>
      {props.doctorTimeZone && !isSameZone(props.doctorTimeZone, timeZone) && (
        <p className={css.small}>{t('page.your-time', { zone: zoneName(language, timeZone) })}</p>
      )}
      {byDay.length === 0 &&
        (props.whenNone?.(query, days) ?? (
          <EmptyState drawing="empty" title={t('book.no-times-title', { count: days })}>
            {t('book.no-times')}
          </EmptyState>
        ))}
      {shown.map((day) => (
        <Day key={day.day} day={day} chosen={props.chosen} onChoose={props.onChoose} />
      ))}
      {days < 28 && (
        <p>
          <Button icon="down" onClick={more}>
            {t('book.more-days')}
          </Button>
        </p>
      )}
    </>
  )
}
