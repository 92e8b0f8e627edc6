import type { Chat, Visit } from '@bedside/client'
import { useMemo } from 'react'
import { useMaybeReadable } from '../../bedside/use-readable.ts'
import { useVisit } from '../../consultation/visit-source/use-visit.ts'
import type { ChatActions } from '../chat-panel/chat-panel.tsx'

/** The deeds of a chat as functions that may be passed on. */
export function chatActionsOf(chat: Chat): ChatActions {
  return {
    send: (text) => chat.send(text),
    retry: (key) => chat.retry(key),
    setDraft: (draft) => chat.setDraft(draft),
    markRead: () => chat.markRead(),
    loadEarlier: () => chat.loadEarlier(),
  }
}

/** The deeds of a visit's chat, the same object as long as the visit is. */
export function useChatActions(visit: Visit): ChatActions {
  return useMemo(() => chatActionsOf(visit.chat), [visit])
}

/** The messages of a session for a chat of one's own making; `null` until it is opened. */
export function useChat(sessionId: string | null) {
  const visit = useVisit(sessionId)
  const state = useMaybeReadable(visit?.chat.state)
  return useMemo(() => (visit && state ? { ...state, ...chatActionsOf(visit.chat) } : null), [visit, state])
}
