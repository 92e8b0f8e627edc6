import { deviceOf, withStatus } from '../platform/http/index.ts'
import type { Room } from './room.ts'
import { getCheckIn, saveCheckIn } from './service/check-in.ts'
import { createSession } from './service/create-session.ts'
import { endSession } from './service/end-session.ts'
import { getSummary } from './service/get-summary.ts'
import { joinSession } from './service/join-session.ts'
import { leaveSession } from './service/leave-session.ts'
import { listEvents } from './service/list-events.ts'
import { listHistory } from './service/list-history.ts'
import { renewMediaToken } from './service/media-token.ts'
import {
  admitParticipant,
  changeMode,
  markNoShow,
  pauseSession,
  refuseMode,
  reopenSession,
  requestPhoneCall,
  resumeSession,
  ringPatient,
} from './service/move-session.ts'
import { getNotes, saveNotes, sendSummary } from './service/notes.ts'
import { getQueue, setDeskState } from './service/queue.ts'
import { findSession, getSession } from './service/read-session.ts'

/** All calls of tag `consultation`. */
export function serveConsultation(room: Room) {
  const { http } = room.platform
  http.route('createSession', ({ caller, body }) => createSession(room, caller, body))
  http.route('findSession', ({ caller, query }) => findSession(room, caller, query.appointmentId))
  http.route('getSession', ({ caller, params }) => getSession(room, caller, params.sessionId))
  http.route('joinSession', async ({ caller, params, body, userAgent }) => {
    const { kind: device, browser, system: os } = deviceOf(userAgent)
    const answer = await joinSession(room, caller, params.sessionId, { device, browser, os, ...body })
    return 'joined' in answer ? answer.joined : withStatus('joinSession', 202, answer.waiting)
  })
  http.route('renewMediaToken', ({ caller, params, body }) =>
    renewMediaToken(room, caller, params.sessionId, body.deviceId ?? null),
  )
  http.route('leaveSession', ({ caller, params }) => leaveSession(room, caller, params.sessionId))
  http.route('endSession', ({ caller, params, body }) =>
    endSession(room, caller, params.sessionId, body.notes),
  )
  http.route('admitParticipant', ({ caller, params, body }) =>
    admitParticipant(room, caller, params.sessionId, body.participantId),
  )
  http.route('pauseSession', ({ caller, params }) => pauseSession(room, caller, params.sessionId))
  http.route('resumeSession', ({ caller, params }) => resumeSession(room, caller, params.sessionId))
  http.route('reopenSession', ({ caller, params }) => reopenSession(room, caller, params.sessionId))
  http.route('changeMode', ({ caller, params, body }) => changeMode(room, caller, params.sessionId, body))
  http.route('dropModeAsk', ({ caller, params }) => refuseMode(room, caller, params.sessionId))
  http.route('markNoShow', ({ caller, params, body }) =>
    markNoShow(room, caller, params.sessionId, body.noShowParty),
  )
  http.route('ringPatient', async ({ caller, params }) => {
    await ringPatient(room, caller, params.sessionId)
    return undefined
  })
  http.route('requestPhoneCall', ({ caller, params, body }) =>
    requestPhoneCall(room, caller, params.sessionId, body.wanted),
  )
  serveRecords(room)
}

/** What is read and written beside the visit's own moves. */
function serveRecords(room: Room) {
  const { http } = room.platform
  http.route('getCheckIn', ({ caller, params }) => getCheckIn(room, caller, params.sessionId))
  http.route('saveCheckIn', ({ caller, params, body }) => saveCheckIn(room, caller, params.sessionId, body))
  http.route('listEvents', ({ caller, params, query, signal }) =>
    listEvents(room, caller, params.sessionId, query, signal),
  )
  http.route('getSummary', ({ caller, params }) => getSummary(room, caller, params.sessionId))
  http.route('getNotes', ({ caller, params }) => getNotes(room, caller, params.sessionId))
  http.route('saveNotes', ({ caller, params, body }) => saveNotes(room, caller, params.sessionId, body))
  http.route('sendSummary', ({ caller, params, body }) =>
    sendSummary(room, caller, params.sessionId, body.version),
  )
  http.route('listHistory', ({ caller, query }) => listHistory(room, caller, query))
  http.route('getQueue', ({ caller }) => getQueue(room, caller))
  http.route('setDeskState', ({ caller, body }) => setDeskState(room, caller, body))
}
