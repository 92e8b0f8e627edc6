import type { ChatMessage, SessionEvent } from '@bedside/contract'
import { useId } from 'react'
import { useBedside } from '../../bedside/bedside-provider.tsx'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { useLoad } from '../../bedside/use-load.ts'
import { hasLine, systemLine } from '../../chat/system-line/system-line.ts'
import { Name } from '../../kit/name/name.tsx'
import { Skeleton } from '../../kit/skeleton/skeleton.tsx'
import { useFormats } from '../../text/formats.ts'
import { useText } from '../../text/text-provider.tsx'
import { namesOf } from '../visit-source/use-visit.ts'
import css from './history.module.css'

const page = 500

/** What {@link VisitTimeline} takes. */
export interface VisitTimelineProps {
  readonly sessionId: string
  readonly readAs: 'patient' | 'doctor'
}

/** What happened in a visit, in plain words from its log, and below it what was written. */
export function VisitTimeline({ sessionId, readAs }: VisitTimelineProps) {
  const { client } = useBedside()
  const params = { sessionId }
  const { value, error, reload } = useLoad(sessionId, async (signal) => {
    const session = await client.http.call('getSession', { params, signal })
    const entries: SessionEvent[] = []
    for (let after = 0; ; ) {
      const found = await client.http.call('listEvents', { params, query: { after, limit: page }, signal })
      entries.push(...found.items)
      const last = found.items[found.items.length - 1]
      if (!last || found.items.length < page) return { session, entries }
      after = last.seq
    }
  })
  if (error) return <ProblemNotice code={error.code} onRetry={reload} />
  if (!value) return <Skeleton shape="text" count={5} />
  const { session, entries } = value
  const me = readAs === 'doctor' ? session.doctor.userId : session.patient.userId
  const visitAt = session.actualStartTime ?? session.scheduledStartTime
  return (
    <>
      <Happened entries={entries} visitAt={visitAt} nameOf={namesOf(session)} />
      <Written entries={entries} visitAt={visitAt} me={me} />
    </>
  )
}

/** For each instant its day where that is another than the one before; the first is held against the day of the visit. */
function useDaysBetween(visitAt: string, instants: readonly string[]): (string | null)[] {
  const { day } = useFormats()
  const days = [visitAt, ...instants].map(day)
  return instants.map((_, place) => (days[place + 1] === days[place] ? null : (days[place + 1] ?? null)))
}

interface EntriesProps {
  readonly entries: readonly SessionEvent[]
  readonly visitAt: string
}

function Happened(props: EntriesProps & { nameOf(userId: string): string }) {
  const t = useText()
  const formats = useFormats()
  const id = useId()
  const lines = props.entries.flatMap((entry) => {
    const said = hasLine(entry) ? systemLine(entry, t, props.nameOf) : ''
    return said ? [{ entry, said }] : []
  })
  const days = useDaysBetween(
    props.visitAt,
    lines.map(({ entry }) => entry.createdAt),
  )
  return (
    <section className={css.part} aria-labelledby={id}>
      <h2 id={id}>{t('history.timeline')}</h2>
      {lines.length === 0 && <p>{t('history.silent')}</p>}
      <ol className={css.timeline}>
        {lines.map(({ entry, said }, place) => (
          <li key={entry.seq}>
            {days[place] && <p className={css.day}>{days[place]}</p>}
            <time dateTime={entry.createdAt}>{formats.time(entry.createdAt)}</time> <span>{said}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Written({ entries, visitAt, me }: EntriesProps & { me: string }) {
  const t = useText()
  const formats = useFormats()
  const id = useId()
  const messages = entries.filter(({ eventType }) => eventType === 'chat.message')
  const days = useDaysBetween(
    visitAt,
    messages.map(({ createdAt }) => createdAt),
  )
  return (
    <section className={css.part} aria-labelledby={id}>
      <h2 id={id}>{t('history.chat')}</h2>
      {messages.length === 0 && <p>{t('history.noChat')}</p>}
      <ol className={css.messages}>
        {messages.map((entry, place) => {
          const { senderName, content, deleted } = entry.payload as Partial<ChatMessage>
          const isOwn = entry.userId === me
          return (
            <li key={entry.seq} className={isOwn ? `${css.message} ${css.own}` : css.message}>
              {days[place] && <p className={css.day}>{days[place]}</p>}
              <p className={css.quiet}>
                <Name>{isOwn ? t('history.you') : (senderName ?? t('line.somebody'))}</Name>{' '}
                <time dateTime={entry.createdAt}>{formats.time(entry.createdAt)}</time>
              </p>
              <p className={css.prose} dir="auto">
                {deleted || !content ? t('chat.deleted') : content}
              </p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
