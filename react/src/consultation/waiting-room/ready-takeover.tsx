import type { Visit } from '@bedside/client'
import type { Session } from '@bedside/contract'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '../../kit/button/button.tsx'
import { Slip } from '../../kit/slip/slip.tsx'
import { StatusMark } from '../../kit/status-mark/status-mark.tsx'
import { useText } from '../../text/text-provider.tsx'
import { useRing } from './use-ring.ts'
import css from './waiting-room.module.css'

/** What {@link ReadyTakeover} takes. */
export interface ReadyTakeoverProps {
  readonly visit: Visit
  readonly session: Session
  onJoin(): void
  readonly more?: ReactNode
}

/** It is the patient's turn: the whole page says so, a bell rings, one big button. */
export function ReadyTakeover({ visit, session, onJoin, more }: ReadyTakeoverProps) {
  const t = useText()
  const { name } = session.doctor
  const button = useRef<HTMLButtonElement>(null)
  useRing(visit, true, t('waiting.readyTab'), t('waiting.doctor.ready', { name }))
  useEffect(() => button.current?.focus(), [])
  return (
    <div className={css.ready}>
      <Slip
        stub={{ kind: 'called' }}
        title={name}
        headingLevel={1}
        mark={<StatusMark status="READY" readAs="patient" name={name} />}
        action={
          <Button kind="main" icon="next" wide buttonRef={button} onClick={onJoin}>
            {t('join.now')}
          </Button>
        }
      >
        <p>{session.consultationMode === 'CHAT' ? t('waiting.readyTextChat') : t('waiting.readyText')}</p>
      </Slip>
      {more}
    </div>
  )
}
