import type { Doctor } from '@bedside/contract'
import { Name } from '@bedside/react'
import type { ReactNode } from 'react'
import { useWhenShort } from '../../../shared/time/use-when.ts'
import { useWords } from '../../../text/web-texts.ts'
import { KindMark } from '../kind-mark.tsx'
import { kindOf } from '../visit-kind.ts'
import css from './booking.module.css'
import type { BookingDraft } from './booking-draft.ts'

function Answers({ draft, doctor }: { draft: BookingDraft; doctor: Doctor }) {
  const t = useWords()
  const when = useWhenShort()
  return (
    <section className={css.bar} aria-label={t('book.summary')}>
      <Name>{doctor.name}</Name>
      {draft.visitType && (
        <KindMark
          kind={kindOf({ visitType: draft.visitType, consultationMode: draft.consultationMode ?? null })}
        />
      )}
      {draft.startTime && <span>{when(draft.startTime)}</span>}
    </section>
  )
}

/** What stays at the foot of the screen while a question is asked: the answers so far and the way on. */
export function Pinned(props: { draft: BookingDraft; doctor?: Doctor | undefined; children?: ReactNode }) {
  const { draft, doctor, children } = props
  return (
    <div className={css.pinned}>
      {doctor && <Answers draft={draft} doctor={doctor} />}
      {children}
    </div>
  )
}
