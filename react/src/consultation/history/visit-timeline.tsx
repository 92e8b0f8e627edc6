import type { SessionEvent } from '@bedside/contract'
import { useBedside } from '../../bedside/bedside-provider.tsx'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { useLoad } from '../../bedside/use-load.ts'
import { hasLine, systemLine } from '../../chat/system-line/system-line.ts'
import { Skeleton } from '../../kit/skeleton/skeleton.tsx'
import { useFormats } from '../../text/formats.ts'
import { useText } from '../../text/text-provider.tsx'
import { namesOf } from '../visit-source/use-visit.ts'
import css from './history.module.css'

const page = 500

/** What happened in a visit, in plain words from its log, and what was written. */
export function VisitTimeline({ sessionId }: { readonly sessionId: string }) {
  const t = useText()
  const formats = useFormats()
  const { client } = useBedside()
  const params = { sessionId }
  const { value, error, reload } = useLoad(sessionId, async (signal) => {
    const session = await client.http.call('getSession', { params, signal })
    const entries: SessionEvent[] = []
    for (let after = 0; ; ) {
      const found = await client.http.call('listEvents', { params, query: { after, limit: page }, signal })
      entries.push(...found.items)
      const last = found.items[found.items.length - 1]
      if (!last || found.items.length < page) return { nameOf: namesOf(session), entries }
      after = last.seq
    }
  })
  if (error) return <ProblemNotice code={error.code} onRetry={reload} />
  if (!value) return <Skeleton shape="text" count={5} />
  return (
    <section aria-label={t('history.timeline')}>
      <h2>{t('history.timeline')}</h2>
      <ol className={css.timeline}>
        {value.entries.map((entry) => {
          const said = lineOf(entry, value.nameOf, t)
          return said ? (
            <li key={entry.seq}>
              <time dateTime={entry.createdAt}>{formats.time(entry.createdAt)}</time>{' '}
              <span dir="auto">{said}</span>
            </li>
          ) : null
        })}
      </ol>
    </section>
  )
}

function lineOf(
  entry: SessionEvent,
  nameOf: (userId: string) => string,
  t: ReturnType<typeof useText>,
): string {
  if (entry.eventType === 'chat.message') {
    const { senderName, content, deleted } = entry.payload as {
      senderName?: string
      content?: string
      deleted?: boolean
    }
    if (deleted || !content) return t('chat.deleted')
    return t('chat.incoming', { name: senderName ?? t('line.somebody'), text: content })
  }
  return hasLine(entry) ? systemLine(entry, t, nameOf) : ''
}
