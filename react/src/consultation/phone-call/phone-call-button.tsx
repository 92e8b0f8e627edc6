import type { Visit } from '@bedside/client'
import { useAct } from '../../bedside/use-act.ts'
import { useReadable } from '../../bedside/use-readable.ts'
import { Button } from '../../kit/button/button.tsx'
import { useText } from '../../text/text-provider.tsx'

/** The last way on out of every trouble: the clinic calls back. Only a patient sees it. */
export function PhoneCallButton({ visit }: { readonly visit: Visit }) {
  const t = useText()
  const { session } = useReadable(visit.state)
  const { act, busy } = useAct<'ask'>()
  if (session?.myRole !== 'PATIENT') return null
  const wanted = !session.wantsPhoneCall
  return (
    <Button
      icon="phone"
      busy={busy !== null}
      onClick={() => void act('ask', () => visit.askForPhoneCall(wanted))}
    >
      {wanted ? t('waiting.phone') : t('waiting.phoneStop')}
    </Button>
  )
}
