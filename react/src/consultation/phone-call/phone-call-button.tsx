import type { Visit } from '@bedside/client'
import { limits } from '@bedside/contract/facts'
import { type FormEvent, useEffect, useState } from 'react'
import { useBedside } from '../../bedside/bedside-provider.tsx'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { useAct } from '../../bedside/use-act.ts'
import { useLoad } from '../../bedside/use-load.ts'
import { useReadable } from '../../bedside/use-readable.ts'
import { Button } from '../../kit/button/button.tsx'
import { Dialog } from '../../kit/dialog/dialog.tsx'
import { dialled } from '../../kit/emergency-card/dialled.ts'
import { Field } from '../../kit/field/field.tsx'
import { Notice } from '../../kit/notice/notice.tsx'
import { useText } from '../../text/text-provider.tsx'

/** What the parts of a wished phone call take. */
export interface PhoneCallProps {
  readonly visit: Visit
}

const isNumber = (text: string) => /\d{3}/.test(text.replace(/\D/g, ''))

/** The clinic's own numbers to dial, for when asking does not get through. */
function ClinicNumbers({ visit }: PhoneCallProps) {
  const t = useText()
  const { session } = useReadable(visit.state)
  if (!session) return null
  const { clinicPhone, emergencyNumber } = session
  return (
    <>
      {clinicPhone && <a href={dialled(clinicPhone)}>{t('kit.clinicCall', { number: clinicPhone })}</a>}
      <a href={dialled(emergencyNumber)}>{t('kit.emergencyCall', { number: emergencyNumber })}</a>
    </>
  )
}

/** Asks which number to call, keeps it with the check-in answers, and then asks the clinic for the call. */
function PhoneCallDialog({ visit, onClose }: PhoneCallProps & { onClose(): void }) {
  const t = useText()
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
      title={t('waiting.phone')}
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
          maxLength={Math.min(30, limits.shortTextCharacters)}
          value={number}
          onChange={(event) => setWritten(event.currentTarget.value)}
        />
      </form>
      {error && <ProblemNotice code={error.code} more={<ClinicNumbers visit={visit} />} />}
    </Dialog>
  )
}

/** The last way on out of every trouble: the clinic calls back. Only a patient sees it. */
export function PhoneCallButton({ visit }: PhoneCallProps) {
  const t = useText()
  const { session } = useReadable(visit.state)
  const [isAsking, setAsking] = useState(false)
  const { act, busy, error } = useAct<'stop'>()
  if (session?.myRole !== 'PATIENT') return null
  if (session.wantsPhoneCall)
    return (
      <>
        <Button
          icon="phone"
          busy={busy !== null}
          onClick={() => void act('stop', () => visit.askForPhoneCall(false))}
        >
          {t('waiting.phoneStop')}
        </Button>
        {error && <ProblemNotice code={error.code} />}
      </>
    )
  return (
    <>
      <Button icon="phone" onClick={() => setAsking(true)}>
        {t('waiting.phone')}
      </Button>
      {isAsking && <PhoneCallDialog visit={visit} onClose={() => setAsking(false)} />}
    </>
  )
}

/** What a patient who asked for a call sees: which number is called, another number, and the way to take it back. */
export function PhoneCallAsked({ visit }: PhoneCallProps) {
  const t = useText()
  const { client } = useBedside()
  const { session } = useReadable(visit.state)
  const isAsked = session?.myRole === 'PATIENT' && session.wantsPhoneCall
  const [isChanging, setChanging] = useState(false)
  const { value, reload } = useLoad(isAsked ? visit.sessionId : null, (signal) =>
    client.http.call('getCheckIn', { params: { sessionId: visit.sessionId }, signal }),
  )
  useEffect(() => {
    if (!isChanging && isAsked) reload()
  }, [isChanging, isAsked, reload])
  if (!isAsked) return null
  return (
    <Notice
      kind="done"
      live
      title={t('waiting.phoneAskedTitle')}
      actions={
        <>
          <Button onClick={() => setChanging(true)}>{t('phone.change')}</Button>
          <PhoneCallButton visit={visit} />
        </>
      }
    >
      {value?.callBackNumber && t('waiting.phoneAsked', { number: value.callBackNumber })}
      {isChanging && <PhoneCallDialog visit={visit} onClose={() => setChanging(false)} />}
    </Notice>
  )
}
