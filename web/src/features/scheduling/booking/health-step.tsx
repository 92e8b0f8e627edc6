import { Button } from '@bedside/react'
import { useRead } from '../../../shared/api/use-read.ts'
import { Loaded } from '../../../shared/page/loaded.tsx'
import { useWords } from '../../../text/web-texts.ts'
import { HealthForm } from '../../identity/health/health-form.tsx'
import { type HealthLists, isSame, nothingTold } from '../../identity/health/health-lists.ts'
import { Pinned } from './answers-bar.tsx'
import css from './booking.module.css'
import type { StepProps } from './step-props.ts'

/**
 * Anything the doctor should know of the person the visit is for? All of it may stay open. What a patient told of themselves
 * before stands there to be looked over; of somebody else nothing is taken from an earlier visit.
 */
export function HealthStep({ draft, doctor, onAnswer }: StepProps) {
  const t = useWords()
  const mine = useRead('getMyHealth', {}, { enabled: !draft.forWhom })
  const goOn = (health: HealthLists | null) => onAnswer({ health }, 'check')
  const way = (
    <Pinned draft={draft} doctor={doctor}>
      <Button kind="main" wide type="submit">
        {t('book.next')}
      </Button>
    </Pinned>
  )
  const ask = (before: HealthLists) => (
    <HealthForm
      className={css.step}
      told={draft.health ?? before}
      onSend={(lists) => goOn(isSame(lists, before) ? null : lists)}
    >
      {way}
    </HealthForm>
  )
  const explanation = (
    <>
      {draft.forWhom && <p>{t('health.of', { name: draft.forWhom })}</p>}
      <p className={css.small}>{t('health.explain')}</p>
    </>
  )
  const before = draft.forWhom ? nothingTold : mine.data
  if (before)
    return (
      <div className={css.step}>
        {explanation}
        {ask(before)}
      </div>
    )
  return (
    <form
      className={css.step}
      onSubmit={(event) => {
        event.preventDefault()
        goOn(draft.health ?? null)
      }}
    >
      {explanation}
      <Loaded query={mine} shape="card" count={2}>
        {() => null}
      </Loaded>
      {way}
    </form>
  )
}
