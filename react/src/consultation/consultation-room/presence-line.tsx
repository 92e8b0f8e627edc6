import type { Visit } from '@bedside/client'
import type { Session } from '@bedside/contract'
import { useReadable } from '../../bedside/use-readable.ts'
import { Icon } from '../../kit/icon/icon.tsx'
import { useText } from '../../text/text-provider.tsx'
import { otherOf } from '../visit-source/use-visit.ts'
import css from './presence-line.module.css'

/**
 * In a chat visit nobody is seen or heard: says whether the other is here, as the server sees their line, and that what is
 * written is kept for whoever is not. Nothing in visits with a stage, and before and after the visit.
 */
export function PresenceLine({ visit, session }: { readonly visit: Visit; readonly session: Session }) {
  const t = useText()
  const { presence } = useReadable(visit.state)
  if (session.consultationMode !== 'CHAT') return null
  if (session.status !== 'IN_PROGRESS' && session.status !== 'PAUSED') return null
  const { userId, name } = otherOf(session)
  const status = presence.find((person) => person.userId === userId)?.status ?? 'disconnected'
  const isHere = status === 'connected'
  const words = isHere ? 'room.came' : status === 'reconnecting' ? 'room.theirDrop' : 'room.went'
  return (
    <p className={css.line} data-here={isHere || undefined}>
      <Icon name={isHere ? 'ring' : 'lineBroken'} size="1.2em" />
      <span>
        {t(words, { name })} {!isHere && t('room.reconnectingChat')}
      </span>
    </p>
  )
}
