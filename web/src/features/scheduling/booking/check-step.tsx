import type { Appointment, Doctor, Me, Slot } from '@bedside/contract'
import { Button, Hidden, Name, Notice, Skeleton, useFormats } from '@bedside/react'
import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { codeOf, problemOf } from '../../../shared/api/problem-of.ts'
import { useDeed } from '../../../shared/api/use-deed.ts'
import { useRead } from '../../../shared/api/use-read.ts'
import { CallClinic } from '../../../shared/page/call-clinic.tsx'
import { LinkButton } from '../../../shared/page/link-button.tsx'
import { ProblemNotice } from '../../../shared/page/problem-notice.tsx'
import { useWhen, useWhenShort } from '../../../shared/time/use-when.ts'
import { useWords, type WebTranslate } from '../../../text/web-texts.ts'
import { KindMark } from '../kind-mark.tsx'
import { kindOf } from '../visit-kind.ts'
import { Pinned } from './answers-bar.tsx'
import css from './booking.module.css'
import type { BookingDraft, BookingStep } from './booking-draft.ts'
import { HealthInShort } from './health-in-short.tsx'
import { slotsQuery } from './slot-list.tsx'
import { nearestSlots } from './slots-by-day.ts'
import type { StepProps } from './step-props.ts'

function Answer({ what, step, children }: { what: string; step?: BookingStep; children: ReactNode }) {
  const t = useWords()
  return (
    <div className={css.answer}>
      <dt>{what}</dt>
      <dd>{children}</dd>
      {step && (
        <dd className={css.change}>
          <LinkButton to={`/book/${step}`}>
            {t('book.change')}
            <Hidden>: {what}</Hidden>
          </LinkButton>
        </dd>
      )}
    </div>
  )
}

/** The time may be gone because this person already has it: an answer that was lost on the way, then a second try after a reload. */
function useOwnVisitAt(startTime: string, doctorId: string, onOwn: (appointment: Appointment) => void) {
  const from = new Date(startTime).toISOString()
  const to = new Date(Date.parse(startTime) + 1).toISOString()
  const mine = useRead('listAppointments', { query: { from, to } })
  const own = mine.data?.items.find(
    ({ status, doctor }) =>
      doctor.doctorId === doctorId && (status === 'REQUESTED' || status === 'CONFIRMED'),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each visit found
  useEffect(() => {
    if (own) onOwn(own)
  }, [own?.appointmentId])
}

/** Says that the time is gone and offers the nearest three; all other answers stay. */
function SlotTaken(props: {
  lost: string
  doctor: Doctor
  told: readonly Slot[]
  onOwn: (appointment: Appointment) => void
  onChoose: (start: string) => void
}) {
  const t = useWords()
  const when = useWhenShort()
  const [query] = useState(() => slotsQuery(14))
  const isTold = props.told.length > 0
  const slots = useRead(
    'listSlots',
    { params: { doctorId: props.doctor.doctorId }, query },
    { enabled: !isTold },
  )
  useOwnVisitAt(props.lost, props.doctor.doctorId, props.onOwn)
  const nearest = nearestSlots(isTold ? props.told : (slots.data?.items ?? []), props.lost)
  return (
    <Notice
      kind="trouble"
      live
      title={t('book.taken-title')}
      actions={
        <>
          {nearest.map(({ startTime }) => (
            <Button key={startTime} onClick={() => props.onChoose(startTime)}>
              {when(startTime)}
            </Button>
          ))}
          <LinkButton to="/book/time">{t('book.other-times')}</LinkButton>
        </>
      }
    >
      {slots.isLoading ? <Skeleton shape="text" /> : t(nearest.length > 0 ? 'book.taken' : 'book.taken-none')}
    </Notice>
  )
}

/** What the doctor reads as the reason: the topic and the patient's own words. */
export function reasonOf({ topic, reason }: BookingDraft, t: WebTranslate) {
  const named = topic && topic !== 'other' ? t(`book.topic-${topic}`) : ''
  return [named, reason].filter(Boolean).join('. ') || t('book.topic-other')
}

function Answers({ draft, doctor, me }: { draft: BookingDraft; doctor: Doctor; me: Me }) {
  const t = useWords()
  const when = useWhen()
  const formats = useFormats()
  const fee = doctor.fees.find((each) => each.consultationMode === draft.consultationMode)
  return (
    <dl className={css.answers}>
      <Answer what={t('book.who')} step="doctor">
        <Name>{doctor.name}</Name>, {doctor.specialization}
      </Answer>
      <Answer what={t('book.kind')} step="how">
        <KindMark
          kind={kindOf({
            visitType: draft.visitType ?? 'ONLINE',
            consultationMode: draft.consultationMode ?? null,
          })}
        />
      </Answer>
      <Answer what={t('book.when')} step="time">
        {draft.startTime && when(draft.startTime)}
      </Answer>
      <Answer what={t('book.for')} step="whom">
        {draft.forWhom ? <Name>{draft.forWhom}</Name> : t('book.whom-me', { name: me.name })}
      </Answer>
      <Answer what={t('health.title')} step="health">
        <HealthInShort draft={draft} />
      </Answer>
      <Answer what={t('book.reason')} step="about">
        <span dir="auto">{reasonOf(draft, t)}</span>
      </Answer>
      {fee && draft.visitType === 'ONLINE' && (
        <Answer what={t('book.cost')}>
          {formats.money(fee.amount, doctor.currency)}. {t('book.cost-explain')}
        </Answer>
      )}
    </dl>
  )
}

/** Check your answers, then book. A time that is gone keeps the rest and offers the nearest. */
export function CheckStep({ draft, doctor, me, onAnswer, onBooked }: StepProps) {
  const t = useWords()
  const book = useDeed('createAppointment', {
    touches: ['listAppointments', 'listSlots', 'getMyHealth'],
    onDone: onBooked,
  })
  const { visitType = 'ONLINE', consultationMode, startTime = '', forWhom, health } = draft
  const send = () => {
    const mode = visitType === 'ONLINE' && consultationMode ? { consultationMode } : {}
    const whom = forWhom ? { forWhom } : {}
    const reason = reasonOf(draft, t)
    const known = health ? { health } : {}
    book.run({
      body: { doctorId: doctor.doctorId, startTime, visitType, ...mode, reason, ...whom, ...known },
    })
  }
  const code = codeOf(book.error)
  const isTaken = code === 'slot_taken' || code === 'slot_unavailable'
  const lost = book.variables?.body?.startTime
  return (
    <div className={css.step}>
      {isTaken && lost === startTime && (
        <SlotTaken
          lost={lost}
          doctor={doctor}
          told={problemOf(book.error)?.alternatives ?? []}
          onOwn={onBooked}
          onChoose={(start) => {
            book.reset()
            onAnswer({ startTime: start }, 'check')
          }}
        />
      )}
      {code === 'booking_off' && (
        <Notice kind="trouble" live title={t('page.booking-off-title')} actions={<CallClinic />}>
          {t('page.booking-off')}
        </Notice>
      )}
      {book.error && !isTaken && code !== 'booking_off' && (
        <ProblemNotice error={book.error} onRetry={send} />
      )}
      <Answers draft={draft} doctor={doctor} me={me} />
      {!(isTaken && lost === startTime) && code !== 'booking_off' && (
        <Pinned draft={draft} doctor={doctor}>
          <Button kind="main" wide busy={book.isPending} onClick={send}>
            {t('book.book')}
          </Button>
        </Pinned>
      )}
    </div>
  )
}
