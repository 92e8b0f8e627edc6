import type { ChatState } from '@bedside/client'
import { useEffect, useRef } from 'react'
import { useAnnounce } from '../../kit/announcer/announcer.tsx'
import { useText } from '../../text/text-provider.tsx'

/** Says what others write while it is shown or, in the call, while the chat is put away; never one's own words. */
export function useIncoming(chat: ChatState, isSaid = true): void {
  const announce = useAnnounce()
  const t = useText()
  const last = chat.lines[chat.lines.length - 1]
  const heard = useRef<string | null>(null)
  useEffect(() => {
    if (chat.isLoading) return
    const key = last?.key ?? ''
    const isFirst = heard.current === null
    if (heard.current === key) return
    heard.current = key
    if (last && isSaid && !isFirst && !last.isMine)
      announce(t('chat.incoming', { name: last.senderName, text: last.content }))
  }, [chat.isLoading, last, isSaid, announce, t])
}
