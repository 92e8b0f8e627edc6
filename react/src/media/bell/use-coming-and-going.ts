import { type CallState, hasMedia } from '@bedside/client'
import type { Session } from '@bedside/contract'
import { useEffect, useRef } from 'react'
import { useAnnounce } from '../../kit/announcer/announcer.tsx'
import { useText } from '../../text/text-provider.tsx'
import { soundComing, soundGoing } from './bell.ts'
import { areSoundsOn } from './sound-switch.tsx'

/**
 * A soft sound and a spoken line when somebody comes into the call or goes; the stage shows the same. Who was in the chat and
 * now is heard has not come, and whose call goes on by chat or on another device sees nobody go.
 */
export function useComingAndGoing(
  { people, mode, phase }: CallState,
  participants: Session['participants'],
): void {
  const announce = useAnnounce()
  const t = useText()
  const before = useRef<ReadonlyMap<string, string> | null>(null)
  const wrote = useRef<Set<string>>(new Set())
  const isChat = mode === 'CHAT'
  useEffect(() => {
    if (!isChat) return
    const there = participants.filter(({ admitted, status }) => admitted && status === 'connected')
    wrote.current = new Set(there.map(({ userId }) => userId))
  }, [isChat, participants])
  const isCounted = !isChat && hasMedia(phase)
  useEffect(() => {
    const was = before.current
    before.current = isCounted
      ? new Map(people.filter(({ isLive }) => isLive).map(({ userId, name }) => [userId, name]))
      : null
    const now = before.current
    if (!was || !now) return
    for (const [userId, name] of now) {
      if (was.has(userId) || wrote.current.delete(userId)) continue
      announce(t('room.came', { name }))
      if (areSoundsOn()) void soundComing()
    }
    for (const [userId, name] of was) {
      if (now.has(userId)) continue
      announce(t('room.went', { name }))
      if (areSoundsOn()) void soundGoing()
    }
  }, [people, isCounted, announce, t])
}
