import { describe, expect, it } from 'vitest'
import { check } from './checker.ts'
import type { Seen, VisitHistory } from './history.ts'

const message = (seq: number, clientMessageId: string): Seen => ({
  seq,
  eventType: 'chat.message',
  clientMessageId,
  to: null,
})
const status = (seq: number, to: string): Seen => ({
  seq,
  eventType: 'session.status_changed',
  clientMessageId: null,
  to,
})

/** A flawless visit; each test plants one fault in it. */
function flawless() {
  const log = [
    status(1, 'WAITING'),
    message(2, 'a'),
    status(3, 'IN_PROGRESS'),
    message(4, 'b'),
    message(5, 'c'),
  ]
  return {
    sessionId: 'visit',
    acknowledged: new Map([
      ['a', 2],
      ['b', 4],
      ['c', 5],
    ]),
    attempted: new Set(['a', 'b', 'c', 'unanswered']),
    log,
    clients: [[...log], [...log]],
  } satisfies VisitHistory
}
const broken = (visit: VisitHistory) => [...new Set(check(visit).map(({ invariant }) => invariant))]

describe('the checker of fault runs', () => {
  it('finds nothing wrong with a flawless visit', () => {
    expect(check(flawless())).toEqual([])
  })

  it('finds an acknowledged message that was dropped', () => {
    const visit = flawless()
    const log = visit.log.slice(0, 4)
    expect(broken({ ...visit, log, clients: [log, log] })).toEqual(['I1'])
  })

  it('finds an acknowledged message that stands elsewhere than it was acknowledged', () => {
    const visit = flawless()
    visit.acknowledged.set('b', 5)
    expect(broken(visit)).toEqual(['I1'])
  })

  it('finds a message kept twice', () => {
    const visit = flawless()
    const log = [...visit.log, message(6, 'c')]
    expect(broken({ ...visit, log, clients: [log, log] })).toContain('I2')
  })

  it('finds a message that nobody sent', () => {
    const visit = flawless()
    const log = [...visit.log, message(6, 'stranger')]
    expect(broken({ ...visit, log, clients: [log, log] })).toEqual(['I2'])
  })

  it('finds a gap and a repeat in the numbers', () => {
    const visit = flawless()
    const gap = [...visit.log, status(7, 'PAUSED')]
    expect(broken({ ...visit, log: gap, clients: [gap, gap] })).toEqual(['I3'])
    const repeat = [...visit.log, status(5, 'PAUSED')]
    expect(broken({ ...visit, log: repeat, clients: [repeat, repeat] })).toEqual(['I3'])
  })

  it('finds a client that saw two entries the other way round', () => {
    const visit = flawless()
    const [first, second, third, fourth, fifth] = visit.log as [Seen, Seen, Seen, Seen, Seen]
    expect(broken({ ...visit, clients: [visit.log, [first, third, second, fourth, fifth]] })).toEqual(['I4'])
  })

  it('finds a client that missed an entry, and one that saw an entry twice', () => {
    const visit = flawless()
    expect(broken({ ...visit, clients: [visit.log, visit.log.slice(1)] })).toEqual(['I4'])
    expect(broken({ ...visit, clients: [visit.log, [...visit.log, message(5, 'c')]] })).toEqual(['I4'])
  })

  it('finds a status that moved as the contract forbids', () => {
    const visit = flawless()
    const log = [...visit.log, status(6, 'SCHEDULED')]
    expect(broken({ ...visit, log, clients: [log, log] })).toEqual(['I6'])
  })
})
