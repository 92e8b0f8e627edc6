import type { Visit } from '@bedside/client'
import type { Session } from '@bedside/contract'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { useAct } from '../../bedside/use-act.ts'
import { useReadable } from '../../bedside/use-readable.ts'
import { Button } from '../../kit/button/button.tsx'
import { Notice } from '../../kit/notice/notice.tsx'
import { useText } from '../../text/text-provider.tsx'
import css from './consultation-room.module.css'

/** What {@link DoctorCalls} takes. */
export interface DoctorCallsProps {
  readonly visit: Visit
  readonly session: Session
  /** Nobody else is in the call yet. */
  readonly isAlone: boolean
}

/** For the doctor in the room: who waits to be let in, and the bell for a patient who is not there. */
export function DoctorCalls({ visit, session, isAlone }: DoctorCallsProps) {
  const t = useText()
  const { presence } = useReadable(visit.state)
  const { act, busy, error } = useAct<'ring' | 'admit'>()
  if (session.myRole !== 'DOCTOR') return null
  const isHere = (userId: string) =>
    presence.some((one) => one.userId === userId && one.status === 'connected')
  const waiting = session.participants.filter((one) => !one.admitted && isHere(one.userId))
  return (
    <>
      {waiting.map((person) => (
        <Notice
          key={person.participantId}
          kind="late"
          live
          title={t('waiting.doctorHere', { name: person.name })}
          actions={
            <Button
              kind="main"
              busy={busy === 'admit'}
              onClick={() => void act('admit', () => visit.admit(person.participantId))}
            >
              {t('admit.button', { name: person.name })}
            </Button>
          }
        >
          {t(`role.${person.role}`)}
        </Notice>
      ))}
      {isAlone && session.status !== 'PAUSED' && (
        <div className={css.alone}>
          <Button icon="bell" busy={busy === 'ring'} onClick={() => void act('ring', () => visit.ring())}>
            {t('waiting.doctorRing')}
          </Button>
        </div>
      )}
      {error && <ProblemNotice code={error.code} />}
    </>
  )
}
