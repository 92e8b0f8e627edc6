import type { QueueItem } from '@bedside/contract'
import { Button, Face, Icon, Name, Skeleton, StatusMark, shownStatusOf } from '@bedside/react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useClient } from '../../../shared/api/client-context.tsx'
import { useRead } from '../../../shared/api/use-read.ts'
import { Loaded } from '../../../shared/page/loaded.tsx'
import { useWords } from '../../../text/web-texts.ts'
import { ForWhom } from '../../scheduling/for-whom.tsx'
import { KindMark } from '../../scheduling/kind-mark.tsx'
import { HistoryRows } from '../history-rows.tsx'
import { CheckInFacts } from './check-in-facts.tsx'
import css from './desk.module.css'
import { Flags } from './flags.tsx'
import { Allergies, HealthFacts } from './health-facts.tsx'
import { VisitActions } from './visit-actions.tsx'

function PastVisits({ item }: { item: QueueItem }) {
  const t = useWords()
  const history = useRead('listHistory', { query: { withUserId: item.patient.userId, limit: 3 } })
  return (
    <section className={css.part}>
      <h3>{t('desk.past-visits')}</h3>
      <Loaded query={history} shape="row" count={2}>
        {({ items }) =>
          items.length === 0 ? <p>{t('desk.no-past-visits')}</p> : <HistoryRows items={items} />
        }
      </Loaded>
    </section>
  )
}

const DeskChat = lazy(async () => ({ default: (await import('./desk-chat.tsx')).DeskChat }))

/** Opened on purpose: looking at a row reads no message. */
function Messages({ item }: { item: QueueItem }) {
  const t = useWords()
  const client = useClient()
  const [isOpen, setOpen] = useState(false)
  const { unreadMessages: count } = item
  return (
    <section className={css.part} aria-label={t('desk.messages-with', { name: item.patient.name })}>
      <div>
        <Button icon="chat" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {count > 0 ? t('desk.unread', { count }) : t('desk.messages')}
        </Button>
      </div>
      {isOpen && client && (
        <Suspense fallback={<Skeleton shape="row" count={2} />}>
          <DeskChat client={client} sessionId={item.sessionId} />
        </Suspense>
      )}
    </section>
  )
}

/** The chosen patient: who, why, what to do, and what came before. */
export function PatientPane(props: {
  item: QueueItem
  takesFocus: boolean
  onBack: () => void
  onMissed: (item: QueueItem) => void
}) {
  const { item, takesFocus, onBack, onMissed } = props
  const t = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus])
  const { presence } = item
  // What was told is not for the doctor of a visit that was called off.
  const isOn = item.status !== 'CANCELLED'
  return (
    <section className={css.pane} aria-label={item.patient.name}>
      <div className={css.back}>
        <Button onClick={onBack}>{t('page.back')}</Button>
      </div>
      <div className={css.person}>
        <Face name={item.patient.name} />
        <div>
          <h2 ref={heading} tabIndex={-1}>
            <Name>{item.patient.name}</Name>
          </h2>
          <ForWhom name={item.forWhom} />
          <p className={css.marks}>
            <StatusMark
              status={shownStatusOf(item.status, { doctorReady: item.ring !== 'none' })}
              readAs="doctor"
            />
            <KindMark kind={item.consultationMode} />
            <span className={css.flag}>
              <Icon name={presence === 'disconnected' ? 'lineBroken' : 'signalGood'} size="1.2em" />
              {t(`desk.presence-${presence}`)}
            </span>
          </p>
          <Flags item={item} />
        </div>
      </div>
      {isOn && <Allergies appointmentId={item.appointmentId} />}
      <VisitActions item={item} onMissed={onMissed} />
      <Messages item={item} />
      {isOn && <HealthFacts appointmentId={item.appointmentId} />}
      <CheckInFacts item={item} />
      {!item.checkIn && <p className={css.hint}>{t('desk.no-check-in')}</p>}
      <PastVisits item={item} />
    </section>
  )
}
