import { inMinutes, longestName, summary } from '../people.ts'
import type { Scenes } from '../scene.ts'
import { aVisit, connected, ended, inCall, main, visitScene, waiting } from '../visit-scene.ts'

const missed = (noShowParty: 'PATIENT' | 'DOCTOR') =>
  ended(
    { status: 'NO_SHOW', endReason: null, noShowParty, durationSeconds: 0, actualStartTime: null },
    {
      getSummary: () =>
        summary({
          amountCharged: '0.00',
          chatMessageCount: 0,
          status: 'NO_SHOW',
          noShowParty,
          endReason: 'no_show',
          actualDuration: 0,
          startTime: null,
          endTime: null,
          closedAt: inMinutes(-30),
          patientSummary: '',
        }),
    },
  )

/** A visit before the call and after it: the check, the waiting, the turn, the ends. */
export const visitScenes = {
  'visit-check': visitScene(() => ({ session: aVisit(), answers: {} }), []),
  'visit-check-doctor': visitScene(
    () => ({ session: aVisit({ myRole: 'DOCTOR', admitted: true }), answers: {} }),
    [],
  ),
  'visit-waiting': waiting(),
  'visit-next': waiting({ place: 0, waitRange: { minMinutes: 0, maxMinutes: 5 }, doctorState: 'available' }),
  'visit-late': waiting({ runningLateMinutes: 20 }),
  'visit-phone': waiting({}, { wantsPhoneCall: true }),
  'visit-waiting-long': waiting(
    {},
    {
      doctor: { ...aVisit().doctor, name: longestName, specialization: 'Obstetrics and family planning' },
      patient: { ...aVisit().patient, name: longestName },
    },
  ),
  'visit-ready': visitScene(() => ({ session: aVisit({ admitted: true }), answers: {} }), [main]),
  'visit-left': inCall({
    presses: [connected, '[data-bs-controls] > button[class*="leave"]', 'dialog button[class*="danger"]'],
  }),
  'visit-ended': ended(),
  'visit-ended-doctor': ended({ myRole: 'DOCTOR' }, { getSummary: () => summary() }),
  'visit-missed': missed('PATIENT'),
  'visit-missed-by-doctor': missed('DOCTOR'),
  'visit-failed': ended(
    { status: 'FAILED', endReason: 'connection_failed', durationSeconds: 0, actualStartTime: null },
    {
      getSummary: () =>
        summary({
          amountCharged: '0.00',
          chatMessageCount: 0,
          status: 'FAILED',
          endReason: 'connection_failed',
          actualDuration: 0,
          patientSummary: '',
        }),
    },
  ),
} satisfies Scenes
