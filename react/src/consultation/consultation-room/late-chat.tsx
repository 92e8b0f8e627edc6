import { lazy, Suspense } from 'react'
import { Skeleton } from '../../kit/skeleton/skeleton.tsx'
import type { VisitChatProps } from './visit-chat.tsx'

const fetched = () => import('./visit-chat.tsx')
const Chat = lazy(async () => ({ default: (await fetched()).VisitChat }))

/** Fetches the chat ahead, while the line is good; nothing waits for it. */
export const fetchChat = () => void fetched().catch(() => undefined)

/** The chat of a visit; its code is not on the way from the link to the call. */
export function LateChat(props: VisitChatProps) {
  return (
    <Suspense fallback={<Skeleton shape="text" count={3} />}>
      <Chat {...props} />
    </Suspense>
  )
}
