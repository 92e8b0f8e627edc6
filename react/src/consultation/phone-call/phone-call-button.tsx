import type { Visit } from '@bedside/client'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useBedside } from '../../bedside/bedside-provider.tsx'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { useAct } from '../../bedside/use-act.ts'
import { useLoad } from '../../bedside/use-load.ts'
import { useReadable } from '../../bedside/use-readable.ts'
import { Button } from '../../kit/button/button.tsx'
import { Notice } from '../../kit/notice/notice.tsx'
import { Whole } from '../../kit/whole/whole.tsx'
import { useText } from '../../text/text-provider.tsx'
import { ClinicNumbers } from './clinic-numbers.tsx'
import type { PhoneCallDialogProps } from './phone-call-dialog.tsx'

/** What the parts of a wished phone call take. */
export interface PhoneCallProps {
  readonly visit: Visit
}

/** Where even the question cannot be fetched, the clinic's numbers stand in its place. */
const PhoneCallDialog = lazy(() =>
  import('./phone-call-dialog.tsx').then(
    (loaded) => ({ default: loaded.PhoneCallDialog }),
    () => ({ default: ({ visit }: PhoneCallDialogProps) => <ClinicNumbers visit={visit} /> }),
  ),
)

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
      {isAsking && (
        <Suspense fallback={null}>
          <PhoneCallDialog visit={visit} onClose={() => setAsking(false)} />
        </Suspense>
      )}
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
          <Button onClick={() => setChanging(true)}>{t('waiting.phoneChange')}</Button>
          <PhoneCallButton visit={visit} />
        </>
      }
    >
      {value?.callBackNumber && (
        <Whole part={value.callBackNumber}>{t('waiting.phoneAsked', { number: value.callBackNumber })}</Whole>
      )}
      {isChanging && (
        <Suspense fallback={null}>
          <PhoneCallDialog visit={visit} onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </Notice>
  )
}
