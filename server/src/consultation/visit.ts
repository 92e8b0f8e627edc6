import type { DomainEventData, DomainTopic, SessionEventType } from '@bedside/contract'
import { Refusal } from '../platform/refusal.ts'
import type { NewEntry } from '../session-log/index.ts'
import { judge, type Move, type Mover } from './lifecycle.ts'
import { isThere, type ParticipantPatch, type ParticipantRecord, type SessionRecord } from './records.ts'

/** Who acts on a visit: one of its people, or time (`SYSTEM`, nobody). */
export interface Actor {
  readonly mover: Mover
  readonly userId: string | null
}

export const system: Actor = { mover: 'SYSTEM', userId: null }

/** An event to say with the change, whatever its topic. */
export type Said = { [Topic in DomainTopic]: { topic: Topic; data: DomainEventData<Topic> } }[DomainTopic]

/**
 * A locked session while it changes: the rules of `course/` move it in memory and note what must be written,
 * logged and said; `service/change-visit.ts` then does all of it in the one transaction.
 */
export class Visit {
  readonly now: Date
  readonly actor: Actor
  readonly before: SessionRecord
  session: SessionRecord
  readonly participantsBefore: readonly ParticipantRecord[]
  participants: ParticipantRecord[]
  readonly entries: NewEntry[] = []
  readonly said: Said[] = []
  /** Devices whose media another device of the same person took. */
  readonly mediaMoved: { from: string; to: string }[] = []
  #sessionPatch: Partial<SessionRecord> = {}
  #personPatches = new Map<string, ParticipantPatch>()

  constructor(session: SessionRecord, participants: readonly ParticipantRecord[], actor: Actor, now: Date) {
    this.session = session
    this.before = session
    this.participantsBefore = participants
    this.participants = [...participants]
    this.actor = actor
    this.now = now
  }

  get sessionPatch(): Readonly<Partial<SessionRecord>> {
    return this.#sessionPatch
  }

  get personPatches(): ReadonlyMap<string, ParticipantPatch> {
    return this.#personPatches
  }

  /** Whether there is anything to write down. */
  get isChanged() {
    return Object.keys(this.#sessionPatch).length + this.#personPatches.size + this.entries.length > 0
  }

  get patient() {
    return this.#party('PATIENT')
  }

  get doctor() {
    return this.#party('DOCTOR')
  }

  get bothThere() {
    return isThere(this.patient) && isThere(this.doctor)
  }

  person(userId: string): ParticipantRecord {
    const person = this.participants.find((participant) => participant.userId === userId)
    if (!person) throw new Refusal('not_found')
    return person
  }

  set(patch: Partial<SessionRecord>) {
    this.session = { ...this.session, ...patch }
    Object.assign(this.#sessionPatch, patch)
  }

  setPerson(userId: string, patch: ParticipantPatch) {
    const changed = { ...this.person(userId), ...patch }
    this.participants = this.participants.map((person) => (person.id === changed.id ? changed : person))
    this.#personPatches.set(changed.id, { ...this.#personPatches.get(changed.id), ...patch })
    return changed
  }

  log(eventType: SessionEventType, userId: string | null, payload: Record<string, unknown> = {}) {
    this.entries.push({ eventType, userId, payload })
  }

  say<Topic extends DomainTopic>(topic: Topic, data: DomainEventData<Topic>) {
    this.said.push({ topic, data } as Said)
  }

  /** The ids every event about a visit carries. */
  get ids() {
    const { id, appointmentId, patientId, doctorId } = this.session
    return { sessionId: id, appointmentId, patientId, doctorId }
  }

  /**
   * Asks the table for a move and notes a change of status in the log.
   * @throws `forbidden`, or `session_state` with the current status and the caller's allowed moves
   */
  move(move: Move, patch: Partial<SessionRecord> = {}, by: Actor = this.actor) {
    const { status } = this.session
    const verdict = judge(status, move, by.mover)
    if ('refused' in verdict) {
      if (verdict.refused === 'forbidden') throw new Refusal('forbidden')
      throw new Refusal('session_state', { currentStatus: status, allowedMoves: verdict.allowedMoves })
    }
    if (Object.keys(patch).length > 0 || verdict.to !== status) this.set({ ...patch, status: verdict.to })
    if (verdict.to === status) return
    const { endReason, noShowParty, segment } = this.session
    this.log('session.status_changed', by.userId, {
      from: status,
      to: verdict.to,
      move,
      segment,
      ...(endReason && { endReason }),
      ...(noShowParty && { noShowParty }),
    })
  }

  #party(role: 'PATIENT' | 'DOCTOR') {
    const person = this.participants.find((participant) => participant.role === role)
    if (!person) throw new Error(`session ${this.session.id} has no ${role}`)
    return person
  }
}
