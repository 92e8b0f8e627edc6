import type { ErrorCode } from '@bedside/contract'
import type { SessionAccess } from '../consultation/index.ts'

/** Why this participant may not read messages; undefined when they may. */
export const refusalToRead = ({ visibleFrom }: SessionAccess): ErrorCode | undefined =>
  visibleFrom === null ? 'not_admitted' : undefined

/** Why this participant may not write; undefined when they may. */
export const refusalToWrite = (access: SessionAccess): ErrorCode | undefined =>
  refusalToRead(access) ?? (access.chatOpen ? undefined : 'chat_closed')

/** The doctor of a visit in which nobody is hears of what others wrote; while it waits or runs, the desk and the room say it. */
export const tellsDoctor = ({ status, doctorId }: SessionAccess, senderId: string): boolean =>
  senderId !== doctorId && status !== 'WAITING' && status !== 'IN_PROGRESS' && status !== 'PAUSED'

/** Why this person may not take a message back; undefined when they may. */
export const refusalToDelete = (
  access: SessionAccess,
  { senderId, userId }: { senderId: string; userId: string },
): ErrorCode | undefined => refusalToRead(access) ?? (senderId === userId ? undefined : 'forbidden')
