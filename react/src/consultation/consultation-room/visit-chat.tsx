import type { Visit } from '@bedside/client'
import type { Session } from '@bedside/contract'
import { useReadable } from '../../bedside/use-readable.ts'
import { ChatPanel } from '../../chat/chat-panel/chat-panel.tsx'
import { useChatActions } from '../../chat/use-chat/use-chat.ts'
import { ClinicCall } from '../../kit/emergency-card/clinic-call.tsx'
import { dialled } from '../../kit/emergency-card/dialled.ts'
import { useText } from '../../text/text-provider.tsx'
import { namesOf, otherOf } from '../visit-source/use-visit.ts'
import { PresenceLine } from './presence-line.tsx'

/** What {@link VisitChat} takes. */
export interface VisitChatProps {
  readonly visit: Visit
  readonly session: Session
  onClose?(): void
}

/** The chat of a visit, with the numbers to call when a message does not get out. */
export function VisitChat({ visit, session, onClose }: VisitChatProps) {
  const t = useText()
  const chat = useReadable(visit.chat.state)
  const { entries, typing } = useReadable(visit.state)
  const actions = useChatActions(visit)
  const nameOf = namesOf(session)
  const isWaiting = session.myRole === 'PATIENT' && session.status === 'WAITING'
  const number = session.clinicPhone ?? session.emergencyNumber
  return (
    <ChatPanel
      chat={chat}
      actions={actions}
      entries={entries}
      nameOf={nameOf}
      otherName={otherOf(session).name}
      typing={typing.map(nameOf).filter(Boolean)}
      isOpen={session.chatOpen}
      head={<PresenceLine visit={visit} session={session} />}
      replies={isWaiting ? [t('reply.here'), t('reply.minutes'), t('reply.sound')] : []}
      whenStuck={
        <>
          <a href={dialled(number)}>
            <ClinicCall number={number} />
          </a>{' '}
          <a href={dialled(session.emergencyNumber)}>
            {t('kit.emergencyCall', { number: session.emergencyNumber })}
          </a>
        </>
      }
      {...(onClose ? { onClose } : {})}
    />
  )
}
