import type { Person } from '../../platform/database/index.ts'
import { leave } from '../course/leave.ts'
import type { Room } from '../room.ts'
import { changeAsPerson } from './change-visit.ts'
import { summarise } from './get-summary.ts'
import { recordMove } from './move-session.ts'

/** Leaves; the visit stays open for the others, and for a return within the grace. */
export const leaveSession = (room: Room, caller: Person, sessionId: string) =>
  changeAsPerson(
    room,
    caller,
    sessionId,
    (visit) => leave(visit, caller.userId),
    async (tx, visit) => {
      await recordMove(room, tx, visit, 'session.left')
      return summarise(room, tx, visit.session, visit.participants)
    },
  )
