import type { ConsultationMode } from '@bedside/contract'
import { Refusal } from '../../platform/refusal.ts'
import { isThere, type SessionRecord } from '../records.ts'
import type { Visit } from '../visit.ts'

/** What somebody wishes for, and where they stand as they do. */
export interface ModeWish {
  readonly wanted: ConsultationMode
  /** The device it is wished on. */
  readonly deviceId?: string | undefined
  /** The modes this doctor offers. */
  readonly offered: readonly ConsultationMode[]
  /** Devices whose sockets follow the visit, as `user:device`. */
  readonly onLine: readonly (string | null)[]
}

/** How much of a person a mode shows. */
const shown: Readonly<Record<ConsultationMode, number>> = { CHAT: 0, AUDIO: 1, VIDEO: 2 }

/** What takes a standing ask away, where there is one. */
export const withoutModeAsk = ({ modeAsk }: SessionRecord): Partial<SessionRecord> =>
  modeAsk ? { modeAsk: null, modeAskBy: null } : {}

/**
 * One of the two wants another mode. To show less is theirs alone and done at once; to show more needs both: the
 * first is an ask, the other's wish for the same mode is the yes. One ask stands, the latest.
 * @throws `mode_unavailable` for an ask for more than the doctor offers
 */
export function askForMode(visit: Visit, userId: string, wish: ModeWish) {
  const { consultationMode, modeAsk, modeAskBy } = visit.session
  const { wanted } = wish
  if (wanted === consultationMode) return
  if (shown[wanted] < shown[consultationMode]) return change(visit, userId, wish)
  if (!wish.offered.includes(wanted)) throw new Refusal('mode_unavailable')
  if (consultationMode === 'CHAT') goOnHere(visit, userId, wish)
  if (modeAsk !== wanted) {
    visit.set({ modeAsk: wanted, modeAskBy: userId })
    visit.log('session.mode_asked', userId, { consultationMode: wanted })
  } else if (modeAskBy !== userId) change(visit, userId, wish)
}

/** A chat is on all devices of a person: the one with the tap will have the media. */
function goOnHere(visit: Visit, userId: string, { deviceId }: ModeWish) {
  if (deviceId && visit.person(userId).activeDeviceId !== deviceId)
    visit.setPerson(userId, { activeDeviceId: deviceId })
}

/** The asker takes it back, or the other says not now. */
export function dropModeAsk(visit: Visit, userId: string) {
  const { modeAsk, modeAskBy } = visit.session
  if (!modeAsk) return
  visit.set(withoutModeAsk(visit.session))
  visit.log('session.mode_refused', userId, { consultationMode: modeAsk, askedBy: modeAskBy })
}

/** What was agreed at booking is kept beside it. Media that were not needed before are yet to come about. */
function change(visit: Visit, userId: string, { wanted: mode, onLine }: ModeWish) {
  const { consultationMode: before, bookedMode } = visit.session
  visit.set({
    consultationMode: mode,
    bookedMode: bookedMode ?? before,
    ...withoutModeAsk(visit.session),
  })
  visit.log('session.mode_changed', userId, { from: before, to: mode })
  if (before !== 'CHAT' && mode !== 'CHAT') return
  for (const person of visit.participants.filter(isThere))
    visit.setPerson(person.userId, { mediaUp: mode === 'CHAT' && person.presence === 'connected' })
  if (before === 'CHAT') leaveMediaToOne(visit, onLine)
}

/** Every other device of somebody whose media begin on one learns where they are, instead of asking for them too. */
function leaveMediaToOne(visit: Visit, onLine: ModeWish['onLine']) {
  for (const { userId, activeDeviceId } of visit.participants.filter(isThere)) {
    const to = `${userId}:${activeDeviceId}`
    if (!onLine.includes(to)) continue
    for (const from of new Set(onLine))
      if (from?.startsWith(`${userId}:`) && from !== to) visit.mediaMoved.push({ from, to })
  }
}
