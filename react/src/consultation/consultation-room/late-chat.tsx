import { useEffect, useState } from 'react'
import { Skeleton } from '../../kit/skeleton/skeleton.tsx'
import type { VisitChat, VisitChatProps } from './visit-chat.tsx'

type Chat = typeof VisitChat
let arrived: Chat | null = null

async function fetched() {
  arrived ??= (await import('./visit-chat.tsx')).VisitChat
  return arrived
}

/** Fetches the chat ahead, while the line is good; nothing waits for it. */
export const fetchChat = () => void fetched().catch(() => undefined)

/** The chat of a visit; its code is not on the way from the link to the call. Once it has arrived it is there at once. */
export function LateChat(props: VisitChatProps) {
  const [Chat, setChat] = useState(() => arrived)
  useEffect(() => {
    let isWanted = !Chat
    const take = () =>
      fetched()
        .then((chat) => isWanted && setChat(() => chat))
        .catch(() => undefined)
    if (isWanted) void take()
    // A line that was down when the chat was asked for brings it on its return.
    globalThis.addEventListener('online', take)
    return () => {
      isWanted = false
      globalThis.removeEventListener('online', take)
    }
  }, [Chat])
  return Chat ? <Chat {...props} /> : <Skeleton shape="text" count={3} />
}
