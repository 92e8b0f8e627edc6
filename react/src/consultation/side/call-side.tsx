import type { Visit } from '@bedside/client'
import type { Session } from '@bedside/contract'
import { Suspense } from 'react'
import { useText } from '../../text/text-provider.tsx'
import roomCss from '../consultation-room/consultation-room.module.css'
import { LateChat } from '../consultation-room/late-chat.tsx'
import type { RoomSide } from './room-side.ts'
import css from './side.module.css'
import type { useSide } from './use-side.ts'
import { SideTabs } from './with-side.tsx'

/** What {@link CallSide} takes. */
export interface CallSideProps {
  readonly visit: Visit
  readonly session: Session
  readonly side: RoomSide | null
  readonly beside: ReturnType<typeof useSide>
  /** Messages nobody looked at yet. */
  readonly unread: number
}

/** What stands beside or over the stage: the thread of a chat visit, the chat, and a doctor's tabs. */
export function CallSide({ visit, session, side, beside, unread }: CallSideProps) {
  const t = useText()
  const isChatVisit = session.consultationMode === 'CHAT'
  const canClose = !isChatVisit && side === null
  const chat = <LateChat visit={visit} session={session} {...(canClose && { onClose: beside.close })} />
  return (
    <>
      {isChatVisit && <div className={roomCss.thread}>{chat}</div>}
      {beside.isOpen && (
        <div className={roomCss.sheet} data-bs-sheet="">
          {side ? (
            <Suspense fallback={null}>
              <SideTabs
                side={side}
                {...(!isChatVisit && { chat: beside.isChatShown ? chat : null })}
                unread={beside.isOver ? unread : 0}
                tab={beside.tab}
                setTab={beside.setTab}
                onClose={beside.isOver ? beside.close : undefined}
              />
            </Suspense>
          ) : (
            chat
          )}
        </div>
      )}
      {beside.isWide && side?.glance && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: where it scrolls, the keyboard has to reach it
        <section className={css.glance} aria-label={t('side.patient')} tabIndex={0}>
          {side.glance}
        </section>
      )}
    </>
  )
}
