import { limits } from '@bedside/contract/facts'
import { Button, TextArea } from '@bedside/react'
import { useState } from 'react'
import { useWords } from '../../../text/web-texts.ts'
import { Pinned } from './answers-bar.tsx'
import css from './booking.module.css'
import type { StepProps } from './step-props.ts'

/** What is it about? */
export function ReasonStep({ draft, doctor, onAnswer }: StepProps) {
  const t = useWords()
  const [reason, setReason] = useState(draft.reason ?? '')
  const left = limits.reasonCharacters - reason.length
  return (
    <form
      className={css.step}
      onSubmit={(event) => {
        event.preventDefault()
        onAnswer({ reason: reason.trim() }, 'check')
      }}
    >
      <TextArea
        label={t('book.reason-label')}
        hint={t('book.reason-hint')}
        optional
        maxLength={limits.reasonCharacters}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {left < 100 && <p className={css.small}>{t('book.reason-left', { count: left })}</p>}
      <Pinned draft={draft} doctor={doctor}>
        <Button kind="main" wide type="submit">
          {t('book.next')}
        </Button>
      </Pinned>
    </form>
  )
}
