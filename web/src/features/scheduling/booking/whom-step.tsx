import { limits } from '@bedside/contract/facts'
import { Button, Field, RadioGroup } from '@bedside/react'
import { useState } from 'react'
import { useWords } from '../../../text/web-texts.ts'
import { Pinned } from './answers-bar.tsx'
import css from './booking.module.css'
import type { StepProps } from './step-props.ts'

/** Who is it for? The patient, or somebody they care for, said in their words. */
export function WhomStep({ draft, doctor, me, onAnswer }: StepProps) {
  const t = useWords()
  const [who, setWho] = useState<'me' | 'other'>(draft.forWhom ? 'other' : 'me')
  const [name, setName] = useState(draft.forWhom ?? '')
  const [isMissing, setMissing] = useState(false)
  return (
    <form
      className={css.step}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const isEmpty = who === 'other' && !name.trim()
        setMissing(isEmpty)
        if (!isEmpty) onAnswer({ forWhom: who === 'other' ? name.trim() : '' }, 'health')
      }}
    >
      <RadioGroup<'me' | 'other'>
        label={t('book.whom-who')}
        options={[
          { value: 'me', label: t('book.whom-me', { name: me.name }) },
          { value: 'other', label: t('book.whom-other'), hint: t('book.whom-other-hint') },
        ]}
        value={who}
        onChange={setWho}
      />
      {who === 'other' && (
        <Field
          label={t('book.whom-name')}
          hint={t('book.whom-name-hint')}
          error={isMissing ? t('book.whom-missing') : undefined}
          dir="auto"
          maxLength={limits.shortTextCharacters}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <Pinned draft={draft} doctor={doctor}>
        <Button kind="main" wide type="submit">
          {t('book.next')}
        </Button>
      </Pinned>
    </form>
  )
}
