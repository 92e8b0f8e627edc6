import type { Doctor } from '@bedside/contract'
import { Button, RadioGroup, useFormats } from '@bedside/react'
import { useState } from 'react'
import { useWords } from '../../../text/web-texts.ts'
import { kindOf, type VisitKind } from '../visit-kind.ts'
import { Pinned } from './answers-bar.tsx'
import css from './booking.module.css'
import type { StepProps } from './step-props.ts'

/** The ways this doctor offers. */
export function kindsOf(doctor: Doctor): VisitKind[] {
  const online = doctor.visitTypes.includes('ONLINE') ? doctor.consultationModes : []
  return doctor.visitTypes.includes('IN_PERSON') ? [...online, 'IN_PERSON'] : [...online]
}

/** How do you want to meet? */
export function HowStep({ draft, doctor, onAnswer }: StepProps) {
  const t = useWords()
  const formats = useFormats()
  const kinds = kindsOf(doctor)
  const [kind, setKind] = useState<VisitKind | null>(
    draft.visitType
      ? kindOf({ visitType: draft.visitType, consultationMode: draft.consultationMode ?? null })
      : null,
  )
  const chosen = kinds.find((each) => each === kind) ?? kinds[0]
  const feeOf = (way: VisitKind) => {
    const fee = doctor.fees.find((each) => each.consultationMode === way)
    return fee ? ` ${t('book.you-pay', { amount: formats.money(fee.amount, doctor.currency) })}` : ''
  }
  const next = () =>
    chosen === 'IN_PERSON'
      ? onAnswer({ visitType: 'IN_PERSON' }, 'time')
      : onAnswer({ visitType: 'ONLINE', ...(chosen ? { consultationMode: chosen } : {}) }, 'time')
  return (
    <div className={css.step}>
      <RadioGroup
        label={t('book.how-ways', { name: doctor.name })}
        options={kinds.map((way) => ({
          value: way,
          label: t(`book.how-${way}`),
          hint: t(`book.how-${way}-hint`) + feeOf(way),
        }))}
        value={chosen ?? null}
        onChange={(way) => setKind(way as VisitKind)}
      />
      <p className={css.small}>{t('book.cost-explain')}</p>
      <Pinned draft={{}} doctor={doctor}>
        <Button kind="main" wide onClick={next}>
          {t('book.next')}
        </Button>
      </Pinned>
    </div>
  )
}
