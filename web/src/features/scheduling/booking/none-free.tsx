import type { Doctor } from '@bedside/contract'
import { Button, EmptyState, Notice, useFormats } from '@bedside/react'
import { codeOf } from '../../../shared/api/problem-of.ts'
import { useDeed } from '../../../shared/api/use-deed.ts'
import { useRead } from '../../../shared/api/use-read.ts'
import { LinkButton } from '../../../shared/page/link-button.tsx'
import { ProblemNotice } from '../../../shared/page/problem-notice.tsx'
import { useWhenWithin } from '../../../shared/time/use-when.ts'
import { useWords } from '../../../text/web-texts.ts'
import css from './booking.module.css'

interface Days {
  readonly from: string
  readonly to: string
}

/**
 * Asks to be told when a time opens in the days that were looked at; once asked, says until when, and takes it back.
 * A time that opened meanwhile is no trouble: the list is read anew and has it.
 */
function TellMe({ doctorId, doctors, days }: { doctorId: string; doctors: readonly Doctor[]; days: Days }) {
  const t = useWords()
  const formats = useFormats()
  const wishes = useRead('listOpeningWishes', {})
  const save = useDeed('saveOpeningWish', { touches: ['listOpeningWishes', 'listSlots'] })
  const remove = useDeed('removeOpeningWish', { touches: ['listOpeningWishes'], onDone: () => save.reset() })
  if (!wishes.data) return null
  const params = { doctorId }
  const wish = wishes.data.items.find((each) => each.doctorId === doctorId)
  if (wish)
    return (
      <Notice
        kind="done"
        live
        title={t('book.wish-title')}
        actions={
          <Button busy={remove.isPending} onClick={() => remove.run({ params })}>
            {t('book.wish-remove')}
          </Button>
        }
      >
        {t('book.wish', { day: formats.day(wish.to) })}
      </Notice>
    )
  const code = codeOf(save.error)
  return (
    <>
      <Button wide icon="bell" busy={save.isPending} onClick={() => save.run({ params, body: { ...days } })}>
        {t('book.tell-me')}
      </Button>
      {code === 'too_many_wishes' && (
        <Notice
          kind="trouble"
          live
          title={t('book.wish-too-many')}
          actions={doctors
            .filter((doctor) => wishes.data.items.some((each) => each.doctorId === doctor.doctorId))
            .map(({ doctorId: of, name }) => (
              <Button
                key={of}
                busy={remove.isPending}
                onClick={() => remove.run({ params: { doctorId: of } })}
              >
                {t('book.wish-remove-of', { name })}
              </Button>
            ))}
        />
      )}
      {save.error && code !== 'too_many_wishes' && code !== 'times_free' && (
        <ProblemNotice error={save.error} />
      )}
    </>
  )
}

/** No time is free in the days looked at: the next one after them, being told, another doctor. */
export function NoneFree(props: {
  doctor: Doctor
  doctors: readonly Doctor[]
  days: Days
  count: number
  onChoose: (startTime: string) => void
}) {
  const { doctor, doctors, days, count, onChoose } = props
  const t = useWords()
  const when = useWhenWithin()
  const next = doctor.nextFreeTime
  const later = next !== null && Date.parse(next) >= Date.parse(days.to) ? next : null
  return (
    <EmptyState
      drawing="empty"
      title={t('book.no-times-title', { count })}
      action={
        <div className={css.ways}>
          {later && (
            <Button kind="main" wide onClick={() => onChoose(later)}>
              {t('book.next-free', { time: when(later) })}
            </Button>
          )}
          <TellMe doctorId={doctor.doctorId} doctors={doctors} days={days} />
          <LinkButton wide to="/book/doctor">
            {t('book.other-doctor')}
          </LinkButton>
        </div>
      }
    >
      {!later && t('book.no-times')}
    </EmptyState>
  )
}
