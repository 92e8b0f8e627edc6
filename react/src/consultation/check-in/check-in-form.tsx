import type { CheckIn, Session } from '@bedside/contract'
import { limits } from '@bedside/contract/facts'
import { type FormEvent, useEffect, useState } from 'react'
import { useBedside } from '../../bedside/bedside-provider.tsx'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { useAct } from '../../bedside/use-act.ts'
import { useLoad } from '../../bedside/use-load.ts'
import { Button } from '../../kit/button/button.tsx'
import { Checkbox, RadioGroup } from '../../kit/choice/choice.tsx'
import { Field } from '../../kit/field/field.tsx'
import { Skeleton } from '../../kit/skeleton/skeleton.tsx'
import { Aside, useAsideText } from '../../text/aside.tsx'
import { useText } from '../../text/text-provider.tsx'
import css from './check-in.module.css'

/** What {@link CheckInForm} takes. */
export interface CheckInFormProps {
  readonly session: Session
}

type Answers = Pick<CheckIn, 'placeNow' | 'callBackNumber' | 'withWhom' | 'isPrivate' | 'consentToMode'>

const orNull = (text: string) => text.trim() || null

function Questions(props: { answers: Answers; set(part: Partial<Answers>): void; session: Session }) {
  const { answers, set, session } = props
  const t = useAsideText()
  const say = useText()
  return (
    <>
      <Field
        label={t('checkIn.place')}
        hint={t('checkIn.placeHint')}
        maxLength={limits.shortTextCharacters}
        value={answers.placeNow ?? ''}
        onChange={(event) => set({ placeNow: event.currentTarget.value })}
      />
      <Field
        label={t('checkIn.number')}
        type="tel"
        autoComplete="tel"
        maxLength={30}
        value={answers.callBackNumber ?? ''}
        onChange={(event) => set({ callBackNumber: event.currentTarget.value })}
      />
      <Field
        label={t('checkIn.with')}
        hint={t('checkIn.withHint')}
        maxLength={limits.shortTextCharacters}
        value={answers.withWhom ?? ''}
        onChange={(event) => set({ withWhom: event.currentTarget.value })}
      />
      <RadioGroup
        inline
        label={t('checkIn.private')}
        options={[
          { value: 'yes', label: t('checkIn.yes') },
          { value: 'no', label: t('checkIn.no') },
        ]}
        value={answers.isPrivate === null ? null : answers.isPrivate ? 'yes' : 'no'}
        onChange={(value) => set({ isPrivate: value === 'yes' })}
      />
      <Checkbox
        label={t('checkIn.consent')}
        hint={say(`mode.${session.consultationMode}`)}
        checked={answers.consentToMode}
        onChange={(event) => set({ consentToMode: event.currentTarget.checked })}
      />
    </>
  )
}

function Form({ session }: CheckInFormProps) {
  const t = useAsideText()
  const { client } = useBedside()
  const params = { sessionId: session.sessionId }
  const loaded = useLoad(session.sessionId, (signal) => client.http.call('getCheckIn', { params, signal }))
  const [answers, setAnswers] = useState<Answers | null>(null)
  const [saved, setSaved] = useState(false)
  const { act, busy, error } = useAct<'save'>()
  useEffect(() => {
    if (!loaded.value) return
    setAnswers((before) => before ?? loaded.value)
    setSaved(loaded.value.savedAt !== null)
  }, [loaded.value])
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (!answers) return
    const { placeNow, callBackNumber, withWhom, isPrivate, consentToMode } = answers
    const body = {
      placeNow: orNull(placeNow ?? ''),
      callBackNumber: orNull(callBackNumber ?? ''),
      withWhom: orNull(withWhom ?? ''),
      isPrivate,
      consentToMode,
    }
    if (await act('save', () => client.http.call('saveCheckIn', { params, body }))) setSaved(true)
  }
  return (
    <section className={css.checkIn} aria-label={t('checkIn.title')}>
      <h2 className={css.title}>{t('checkIn.title')}</h2>
      <p className={css.why}>{t('checkIn.why')}</p>
      {loaded.error && <ProblemNotice code={loaded.error.code} onRetry={loaded.reload} />}
      {!answers && !loaded.error && <Skeleton shape="row" count={3} />}
      {answers && saved && (
        <div className={css.saved}>
          <p role="status">{t('checkIn.saved')}</p>
          <Button onClick={() => setSaved(false)}>{t('checkIn.edit')}</Button>
        </div>
      )}
      {answers && !saved && (
        <form className={css.form} onSubmit={(event) => void save(event)}>
          <Questions
            answers={answers}
            set={(part) => setAnswers({ ...answers, ...part })}
            session={session}
          />
          {error && <ProblemNotice code={error.code} />}
          <Button type="submit" busy={busy !== null}>
            {t('checkIn.save')}
          </Button>
        </form>
      )}
    </section>
  )
}

/** The questions a patient answers while waiting; prefilled from last time, saved on request, changeable until the end. */
export function CheckInForm(props: CheckInFormProps) {
  return (
    <Aside>
      <Form {...props} />
    </Aside>
  )
}
