import { type ConsultationMode, type EndReason, type SessionStatus, timings } from '@bedside/contract'

export type Who = 'patient' | 'doctor' | 'guest'
type Party = 'PATIENT' | 'DOCTOR' | 'BOTH'

interface Side {
  /** A socket follows. */
  socket: boolean
  /** In the waiting room or the room. */
  inside: boolean
  /** `dropped`: inside, the line gone, awaited; `away`: pressed Leave in a running visit, awaited. */
  awaited: 'dropped' | 'away' | null
  awaitedUntil: number
  gone: 'left' | 'lost' | null
  goneAt: number
  /** Came over HTTP; without a socket by then, the line counts as lost. */
  silentAt: number
  admitted: boolean
  media: boolean
  joins: number
}

const outside = (): Side => ({
  socket: false,
  inside: false,
  awaited: null,
  awaitedUntil: 0,
  gone: null,
  goneAt: 0,
  silentAt: 0,
  admitted: false,
  media: false,
  joins: 0,
})

/**
 * Contract section 2 written a second time, as plainly as possible and without a look at the product's code: a
 * single mutable object, times as milliseconds. Each command returns the HTTP status that it must be answered with.
 */
export class VisitModel {
  status: SessionStatus = 'SCHEDULED'
  endReason: EndReason | null = null
  noShowParty: Party | null = null
  segment = 1
  billedMs = 0
  runningFrom: number | null = null
  firstStart: number | null = null
  closedAt = 0
  startedByDoctor = false
  bothReadySince: number | null = null
  missedAt: number
  sides: Record<Who, Side> = { patient: outside(), doctor: outside(), guest: outside() }
  now: number
  readonly start: number
  readonly lengthMs: number
  mode: ConsultationMode
  ask: { mode: ConsultationMode; by: Who } | null = null
  openedAt: number

  constructor(at: { now: number; start: number; lengthMs: number; mode: ConsultationMode }) {
    this.now = at.now
    this.start = at.start
    this.lengthMs = at.lengthMs
    this.mode = at.mode
    this.openedAt = at.now
    this.missedAt = Math.max(at.start, at.now) + timings.noShowAfterStartMs
  }

  get isChat() {
    return this.mode === 'CHAT'
  }
  get isOpen() {
    return ['SCHEDULED', 'WAITING', 'IN_PROGRESS', 'PAUSED'].includes(this.status)
  }
  get isRunning() {
    return this.status === 'IN_PROGRESS' || this.status === 'PAUSED'
  }
  get seconds() {
    const open = this.runningFrom === null ? 0 : this.now - this.runningFrom
    return Math.floor((this.billedMs + open) / 1000)
  }

  join(who: Who): number {
    if (!this.isOpen) return 409
    if (this.status === 'SCHEDULED' && this.now < this.start - timings.joinOpensBeforeMs) return 409
    if (this.status === 'SCHEDULED' && this.now >= this.missedAt) return 409
    const side = this.sides[who]
    if (!side.inside) {
      side.inside = true
      side.joins += 1
      side.media = false
    } else if (side.awaited === 'dropped') side.joins += 1
    side.awaited = null
    side.gone = null
    if (!side.socket) side.silentAt = this.now + timings.leaveGraceMs
    if (this.isChat) side.media = side.socket
    if (who !== 'guest' && this.status === 'SCHEDULED') this.status = 'WAITING'
    if (who === 'doctor') {
      this.startedByDoctor = true
      side.admitted = true
      if (this.sides.patient.inside) this.sides.patient.admitted = true
    }
    if (who === 'patient' && this.startedByDoctor) side.admitted = true
    this.look()
    return side.admitted ? 200 : 202
  }

  leave(who: Who): number {
    if (this.status !== 'WAITING' && !this.isRunning) return 409
    const side = this.sides[who]
    if (!side.inside) return 200
    this.takeOut(who, 'left')
    if (this.isRunning && who !== 'guest') {
      side.awaited = 'away'
      side.awaitedUntil = this.now + timings.leaveGraceMs
    }
    this.look()
    return 200
  }

  connect(who: Who) {
    const side = this.sides[who]
    side.socket = true
    if (side.inside && side.awaited === 'dropped') {
      side.awaited = null
      side.joins += 1
    }
    if (side.inside && this.isChat && this.isOpen) side.media = true
    this.look()
  }

  cut(who: Who) {
    this.sides[who].socket = false
    this.lose(who)
  }

  private lose(who: Who) {
    const side = this.sides[who]
    if (!side.inside || !this.isOpen || side.awaited) return
    side.awaited = 'dropped'
    side.awaitedUntil = this.now + timings.leaveGraceMs
    side.media = false
  }

  /** @returns whether the server takes the word of this device */
  reportMedia(who: Who, up: boolean): boolean {
    const side = this.sides[who]
    if (!side.inside || !side.admitted) return false
    if (!this.isChat) side.media = up
    this.look()
    return true
  }

  admit(who: 'patient' | 'guest'): number {
    if (this.status !== 'WAITING' && !this.isRunning) return 409
    const side = this.sides[who]
    if (side.admitted) return 200
    if (!side.inside) return 409
    side.admitted = true
    this.look()
    return 200
  }

  pause(): number {
    if (this.status !== 'IN_PROGRESS') return 409
    this.stopClock()
    this.status = 'PAUSED'
    this.ask = null
    return 200
  }

  resume(): number {
    if (this.status !== 'PAUSED') return 409
    this.status = 'IN_PROGRESS'
    this.runningFrom = this.now
    return 200
  }

  /** More of a person needs the wish of both, less of one; only while they talk. */
  changeMode(who: Who, wanted: ConsultationMode): number {
    if (who === 'guest') return 403
    if (this.status !== 'IN_PROGRESS') return 409
    const rising: ConsultationMode[] = ['CHAT', 'AUDIO', 'VIDEO']
    const step = rising.indexOf(wanted) - rising.indexOf(this.mode)
    if (step === 0) return 200
    const isYes = this.ask !== null && this.ask.mode === wanted && this.ask.by !== who
    if (step > 0 && !isYes) {
      this.ask = { mode: wanted, by: who }
      return 200
    }
    const isTextNow = this.isChat
    this.mode = wanted
    this.ask = null
    if (isTextNow || this.isChat)
      for (const side of Object.values(this.sides))
        if (side.inside) side.media = this.isChat && side.awaited !== 'dropped'
    return 200
  }

  refuseMode(who: Who): number {
    if (who === 'guest') return 403
    if (this.status !== 'IN_PROGRESS') return 409
    this.ask = null
    return 200
  }

  end(): number {
    if (!this.isRunning) return 409
    const { patient } = this.sides
    this.close('COMPLETED', !patient.inside && patient.gone === 'left' ? 'patient_left' : 'completed')
    return 200
  }

  markNoShow(party: Party): number {
    if (this.status === 'NO_SHOW') {
      this.noShowParty = party
      return 200
    }
    if (this.status !== 'SCHEDULED' && this.status !== 'WAITING') return 409
    if (this.segment === 1 && this.now < this.start) return 409
    this.close('NO_SHOW', 'no_show', party)
    return 200
  }

  reopen(): number {
    if (!['COMPLETED', 'FAILED', 'NO_SHOW'].includes(this.status)) return 409
    if (this.now >= this.closedAt + timings.reopenWindowMs) return 409
    this.status = 'WAITING'
    this.segment += 1
    this.openedAt = this.now
    this.missedAt = this.now + timings.noShowAfterStartMs
    this.endReason = null
    this.noShowParty = null
    this.startedByDoctor = false
    for (const side of Object.values(this.sides)) side.admitted = false
    return 200
  }

  cancel(): number {
    if (this.status !== 'SCHEDULED' && this.status !== 'WAITING') return 409
    // A visit that was held or missed once is no longer the appointment's to call off.
    if (this.segment > 1) return 409
    this.close('CANCELLED', 'cancelled')
    return 200
  }

  /** Time passes at once; what became due happens in the order it became due. */
  advance(byMs: number) {
    this.now += byMs
    for (;;) {
      const due = this.timers()
        .filter(({ at }) => at <= this.now)
        .sort((one, other) => one.at - other.at)[0]
      if (!due) return
      due.run()
    }
  }

  private timers(): { at: number; run: () => void }[] {
    const timers: { at: number; run: () => void }[] = []
    const { patient, doctor } = this.sides
    for (const who of ['patient', 'doctor', 'guest'] as const) {
      const side = this.sides[who]
      if (side.awaited && this.isOpen) timers.push({ at: side.awaitedUntil, run: () => this.giveUp(who) })
      if (side.silentAt)
        timers.push({
          at: side.silentAt,
          run: () => {
            side.silentAt = 0
            if (!side.socket) this.lose(who)
          },
        })
    }
    const isBefore = this.status === 'SCHEDULED' || this.status === 'WAITING'
    if (isBefore && !(patient.inside && doctor.inside))
      timers.push({
        at: this.missedAt,
        run: () =>
          this.close('NO_SHOW', 'no_show', doctor.inside ? 'PATIENT' : patient.inside ? 'DOCTOR' : 'BOTH'),
      })
    if (this.bothReadySince !== null)
      timers.push({
        at: this.bothReadySince + timings.joinFailureMs,
        run: () => this.close('FAILED', 'connection_failed'),
      })
    if (this.isRunning) {
      const planned = this.start + this.lengthMs
      const until = this.segment > 1 ? Math.max(planned, this.openedAt + this.lengthMs) : planned
      timers.push({ at: until + timings.overrunAfterEndMs, run: () => this.close('COMPLETED', 'timeout') })
    }
    return timers
  }

  private giveUp(who: Who) {
    const side = this.sides[who]
    if (side.inside) this.takeOut(who, 'lost')
    side.awaited = null
    this.look()
  }

  private takeOut(who: Who, how: 'left' | 'lost') {
    const { patient, doctor } = this.sides
    const bothWere = patient.inside && doctor.inside
    const side = this.sides[who]
    Object.assign(side, { inside: false, media: false, awaited: null, gone: how, goneAt: this.now })
    if (this.ask?.by === who) this.ask = null
    if (this.status !== 'WAITING') return
    if (who === 'doctor') this.startedByDoctor = false
    if (bothWere && who !== 'guest')
      this.missedAt = Math.max(this.missedAt, this.now + timings.noShowAfterStartMs)
    if (patient.inside || doctor.inside) return
    if (who === 'guest') return
    this.status = 'SCHEDULED'
    this.startedByDoctor = false
    patient.admitted = false
    doctor.admitted = false
  }

  /** What follows by itself from who is there now. */
  private look() {
    const { patient, doctor } = this.sides
    if (this.status === 'WAITING') {
      const ready = [patient, doctor].every((side) => side.inside && side.admitted)
      if (ready && patient.media && doctor.media) {
        this.status = 'IN_PROGRESS'
        this.firstStart ??= this.now
        this.runningFrom = this.now
        this.bothReadySince = null
      } else this.bothReadySince = ready ? (this.bothReadySince ?? this.now) : null
    } else this.bothReadySince = null
    if (!this.isRunning || patient.awaited || doctor.awaited) return
    if (patient.inside && doctor.inside) return
    if (patient.inside) this.close('COMPLETED', 'doctor_left')
    else if (doctor.inside) this.close('COMPLETED', 'patient_left')
    else if (patient.gone === 'lost' && doctor.gone === 'lost') this.close('COMPLETED', 'connection_lost')
    else if (patient.gone === doctor.gone)
      this.close('COMPLETED', patient.goneAt <= doctor.goneAt ? 'patient_left' : 'doctor_left')
    else this.close('COMPLETED', patient.gone === 'left' ? 'patient_left' : 'doctor_left')
  }

  private stopClock() {
    if (this.runningFrom !== null) this.billedMs += this.now - this.runningFrom
    this.runningFrom = null
  }

  private close(status: SessionStatus, endReason: EndReason, party: Party | null = null) {
    this.stopClock()
    Object.assign(this, { status, endReason, noShowParty: party, closedAt: this.now, bothReadySince: null })
    this.ask = null
    for (const side of Object.values(this.sides))
      Object.assign(side, {
        inside: false,
        awaited: null,
        media: false,
        gone: side.inside ? null : side.gone,
      })
  }
}
