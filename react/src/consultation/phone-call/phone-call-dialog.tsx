import type { Visit } from '@bedside/client'
import { type FormEvent, useState } from 'react'
import { useBedside } from '../../bedside/bedside-provider.tsx'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { useAct } from '../../bedside/use-act.ts'
import { useLoad } from '../../bedside/use-load.ts'
import { Button } from '../../kit/button/button.tsx'
import { Dialog } from '../../kit/dialog/dialog.tsx'
import { Field } from '../../kit/field/field.tsx'
import { Aside, useAsideText } from '../../text/aside.tsx'
import { useText } from '../../text/text-provider.tsx'
import { ClinicNumbers } from './clinic-numbers.tsx'

/** What {@link PhoneCallDialog} takes. */
export interface PhoneCallDialogProps {
  readonly visit: Visit
  onClose(): void
}

const isNumber = (text: string) => /\d{3}/.test(text.replace(/\D/g, ''))

/** Asks which number to call, keeps it with the check-in answers, and then asks the clinic for the call. */
function Asked({ visit, onClose }: PhoneCallDialogProps) {
  const t = useAsideText()
  const say = useText()
  const { client } = useBedside()
  const params = { sessionId: visit.sessionId }
  const known = useLoad(visit.sessionId, (signal) => client.http.call('getCheckIn', { params, signal }))
  const account = useLoad(visit.sessionId, (signal) => client.http.call('getMe', { signal }))
  const [written, setWritten] = useState<string | null>(null)
  const [isMissing, setMissing] = useState(false)
  const { act, busy, error } = useAct<'ask'>()
  const number = written ?? known.value?.callBackNumber ?? account.value?.phone ?? ''
  const ask = async (event?: FormEvent) => {
    event?.preventDefault()
    setMissing(!isNumber(number))
    if (!isNumber(number)) return
    const isDone = await act('ask', async () => {
      await client.http.call('saveCheckIn', { params, body: { callBackNumber: number.trim() } })
      await visit.askForPhoneCall(true)
    })
    if (isDone) onClose()
  }
  return (
    <Dialog
      title={say('waiting.phone')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('phone.back')}</Button>
          <Button kind="main" icon="phone" busy={busy !== null} onClick={() => ask()}>
            {t('phone.ask')}
          </Button>
        </>
      }
    >
      <form onSubmit={(event) => void ask(event)}>
        <Field
          label={t('phone.number')}
          hint={t('phone.why')}
          error={isMissing ? t('phone.missing') : undefined}
          type="tel"
          autoComplete="tel"
          maxLength={30}
          value={number}
          onChange={(event) => setWritten(event.currentTarget.value)}
        />
      </form>
      {error && <ProblemNotice code={error.code} more={<ClinicNumbers visit={visit} />} />}
    </Dialog>
  )
}

/** The question for the number with its words. */
export function PhoneCallDialog(props: PhoneCallDialogProps) {
  return (
    <Aside>
      <Asked {...props} />
    </Aside>
  )
}
