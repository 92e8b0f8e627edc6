import type { ChatMessage, Me, Session } from '@bedside/contract'
import { Button, EmptyState, Skeleton, StatusMark, shownStatusOf, useFormats } from '@bedside/react'
import { codeOf } from '../../shared/api/problem-of.ts'
import { useRead, useReadPages } from '../../shared/api/use-read.ts'
import { LinkButton } from '../../shared/page/link-button.tsx'
import { Loaded } from '../../shared/page/loaded.tsx'
import { LostPage } from '../../shared/page/lost-page.tsx'
import { Page } from '../../shared/page/page.tsx'
import { ProblemNotice } from '../../shared/page/problem-notice.tsx'
import { useWhenShort } from '../../shared/time/use-when.ts'
import { useWords } from '../../text/web-texts.ts'
import { logSentence } from './log-sentence.ts'
import css from './record.module.css'
import { Reopen } from './reopen.tsx'

function Timeline({ session }: { session: Session }) {
  const t = useWords()
  const formats = useFormats()
  const events = useRead('listEvents', {
    params: { sessionId: session.sessionId },
    query: { after: 0, limit: 500 },
  })
  return (
    <section className={css.section}>
      <h2>{t('detail.timeline')}</h2>
      <Loaded query={events} shape="text" count={4}>
        {({ items }) => {
          const lines = items.flatMap((event) => {
            const sentence = logSentence(t, event, session)
            return sentence ? [{ event, sentence }] : []
          })
          if (lines.length === 0) return <p>{t('detail.no-timeline')}</p>
          return (
            <ol className={css.timeline}>
              {lines.map(({ event, sentence }) => (
                <li key={event.seq}>
                  <time dateTime={event.createdAt}>{formats.time(event.createdAt)}</time>
                  <span>{sentence}</span>
                </li>
              ))}
            </ol>
          )
        }}
      </Loaded>
    </section>
  )
}

function Message({ message, me }: { message: ChatMessage; me: Me }) {
  const t = useWords()
  const formats = useFormats()
  const isOwn = message.senderId === me.id
  return (
    <li className={isOwn ? `${css.message} ${css.own}` : css.message}>
      <p className={css.foot}>
        {isOwn ? t('detail.you') : message.senderName}{' '}
        <time dateTime={message.timestamp}>{formats.time(message.timestamp)}</time>
      </p>
      <p className={css.prose}>{message.deleted ? t('detail.deleted') : message.content}</p>
    </li>
  )
}

function Messages({ sessionId, me }: { sessionId: string; me: Me }) {
  const t = useWords()
  const chat = useReadPages('listMessages', {}, { sessionId })
  const pages = chat.data?.pages ?? []
  const messages = [...pages].reverse().flatMap((page) => page.items)
  return (
    <section className={css.section}>
      <h2>{t('detail.chat')}</h2>
      {chat.isLoading && <Skeleton shape="text" count={3} />}
      {chat.error && pages.length === 0 && (
        <ProblemNotice error={chat.error} onRetry={() => chat.refetch()} />
      )}
      {chat.hasNextPage && (
        <Button busy={chat.isFetchingNextPage} onClick={() => void chat.fetchNextPage()}>
          {t('detail.earlier-messages')}
        </Button>
      )}
      {chat.data && messages.length === 0 && <EmptyState drawing="empty" title={t('detail.no-chat')} />}
      <ol className={css.messages}>
        {messages.map((message) => (
          <Message key={message.messageId} message={message} me={me} />
        ))}
      </ol>
    </section>
  )
}

function PrivateNotes({ sessionId }: { sessionId: string }) {
  const t = useWords()
  const notes = useRead('getNotes', { params: { sessionId } })
  return (
    <section className={css.section}>
      <h2>{t('detail.notes')}</h2>
      <Loaded query={notes} shape="text">
        {({ privateNotes }) => <p className={css.prose}>{privateNotes.trim() || t('detail.no-notes')}</p>}
      </Loaded>
    </section>
  )
}

function Record({ session, me }: { session: Session; me: Me }) {
  const t = useWords()
  const isDoctor = session.myRole === 'DOCTOR'
  const { sessionId, appointmentId } = session
  return (
    <>
      <p className={css.meta}>
        <StatusMark
          status={shownStatusOf(session.status, { noShowParty: session.noShowParty })}
          readAs={isDoctor ? 'doctor' : 'patient'}
          name={session.doctor.name}
        />
        <span>{t(`mode.${session.consultationMode}`)}</span>
        <span>{t('page.minutes', { count: Math.ceil(session.durationSeconds / 60) })}</span>
      </p>
      <div className={css.actions}>
        <LinkButton kind="main" to={`/history/${sessionId}/summary`} icon="note">
          {t('home.summary')}
        </LinkButton>
      </div>
      {isDoctor && session.reopenUntil && (
        <Reopen sessionId={sessionId} appointmentId={appointmentId} until={session.reopenUntil} />
      )}
      <Timeline session={session} />
      <Messages sessionId={sessionId} me={me} />
      {isDoctor && <PrivateNotes sessionId={sessionId} />}
    </>
  )
}

/** One past visit: what happened, what was written, what came of it. */
export function DetailPage({ me, params }: { me: Me; params: { sessionId?: string } }) {
  const t = useWords()
  const when = useWhenShort()
  const formats = useFormats()
  const { sessionId = '' } = params
  const session = useRead('getSession', { params: { sessionId } })
  if (codeOf(session.error) === 'not_found') return <LostPage />
  const at = session.data && (session.data.actualStartTime ?? session.data.scheduledStartTime)
  const other = session.data?.myRole === 'DOCTOR' ? session.data.patient.name : session.data?.doctor.name
  return (
    <Page
      title={at ? t('detail.title', { date: formats.date(at) }) : t('page.history')}
      {...(at ? { lead: `${other}, ${when(at)}` } : {})}
    >
      <Loaded query={session} shape="card" count={2}>
        {(found) => <Record session={found} me={me} />}
      </Loaded>
    </Page>
  )
}
