import { isThere } from '../records.ts'
import type { Visit } from '../visit.ts'
import { settle } from './settle.ts'

/** The active device of an admitted person says that media with the other side are up, or no longer. */
export function reportMedia(visit: Visit, userId: string, up: boolean) {
  const me = visit.person(userId)
  if (!isThere(me) || !me.admittedAt || me.mediaUp === up) return
  visit.setPerson(userId, { mediaUp: up })
  if (up) visit.log('participant.media_up', userId, { participantId: me.id })
  settle(visit)
}
