import { readFileSync } from 'node:fs'
import { type SessionStatus, sessionStatuses } from '@bedside/contract'
import { describe, expect, it } from 'vitest'
import { allowedMoves, judge, lifecycle, type Move, type Mover } from './lifecycle.ts'

const movers: Mover[] = ['PATIENT', 'DOCTOR', 'GUEST', 'SYSTEM']
const moves = Object.keys(lifecycle) as Move[]

/** The contract's section 2, written down a second time on purpose: status changes alone. */
const changes: [SessionStatus, SessionStatus, Move, Mover[]][] = [
  ['SCHEDULED', 'WAITING', 'join', ['PATIENT', 'DOCTOR']],
  ['WAITING', 'SCHEDULED', 'emptied', ['SYSTEM']],
  ['WAITING', 'SCHEDULED', 'reschedule', ['SYSTEM']],
  ['WAITING', 'IN_PROGRESS', 'begun', ['SYSTEM']],
  ['IN_PROGRESS', 'PAUSED', 'pause', ['DOCTOR']],
  ['PAUSED', 'IN_PROGRESS', 'resume', ['DOCTOR']],
  ['IN_PROGRESS', 'COMPLETED', 'end', ['DOCTOR']],
  ['PAUSED', 'COMPLETED', 'end', ['DOCTOR']],
  ['IN_PROGRESS', 'COMPLETED', 'lapsed', ['SYSTEM']],
  ['PAUSED', 'COMPLETED', 'lapsed', ['SYSTEM']],
  ['IN_PROGRESS', 'COMPLETED', 'overrun', ['SYSTEM']],
  ['PAUSED', 'COMPLETED', 'overrun', ['SYSTEM']],
  ['SCHEDULED', 'CANCELLED', 'cancel', ['SYSTEM']],
  ['WAITING', 'CANCELLED', 'cancel', ['SYSTEM']],
  ['SCHEDULED', 'NO_SHOW', 'missed', ['SYSTEM']],
  ['WAITING', 'NO_SHOW', 'missed', ['SYSTEM']],
  ['SCHEDULED', 'NO_SHOW', 'no-show', ['DOCTOR']],
  ['WAITING', 'NO_SHOW', 'no-show', ['DOCTOR']],
  ['WAITING', 'FAILED', 'failed', ['SYSTEM']],
  ['COMPLETED', 'WAITING', 'reopen', ['DOCTOR']],
  ['FAILED', 'WAITING', 'reopen', ['DOCTOR']],
  ['NO_SHOW', 'WAITING', 'reopen', ['DOCTOR']],
]

describe.each(sessionStatuses)('from %s', (status) => {
  describe.each(moves)('%s', (move) => {
    it.each(movers)('by %s leads where the contract says, or nowhere', (by) => {
      const verdict = judge(status, move, by)
      const change = changes.find(
        ([from, , name, who]) => from === status && name === move && who.includes(by),
      )
      if (!(lifecycle[move].by as readonly Mover[]).includes(by)) {
        expect(verdict).toEqual({ refused: 'forbidden' })
      } else if (change) {
        expect(verdict).toEqual({ to: change[1] })
      } else if ('to' in verdict) {
        expect(verdict.to).toBe(status)
      } else {
        expect(verdict).toEqual({ refused: 'session_state', allowedMoves: allowedMoves(status, by) })
        expect(allowedMoves(status, by)).not.toContain(move)
      }
    })
  })
})

describe('the table', () => {
  it('makes every change of the contract and no other', () => {
    const made = sessionStatuses.flatMap((from) =>
      moves.flatMap((move) => {
        const to = (lifecycle[move].from as Partial<Record<SessionStatus, SessionStatus>>)[from]
        return to && to !== from ? [`${from} ${to} ${move} ${lifecycle[move].by}`] : []
      }),
    )
    expect(made.sort()).toEqual(changes.map(([from, to, move, by]) => `${from} ${to} ${move} ${by}`).sort())
  })

  it('lets nothing out of a cancelled visit', () => {
    for (const by of movers) expect(allowedMoves('CANCELLED', by)).toEqual([])
  })

  it('is told by docs/lifecycles/consultation.md, row by row', () => {
    const page = readFileSync(new URL('../../../docs/lifecycles/consultation.md', import.meta.url), 'utf8')
    const told = [
      ...page.matchAll(/^\| `([A-Z_]+)` \| ([a-z-]+) \| ([a-z, ]+) \| (?:stays|`([A-Z_]+)`) \|$/gm),
    ].map(([, from, move, by, to]) => `${from} ${move} ${by} ${to ?? from}`)
    const made = sessionStatuses.flatMap((from) =>
      moves.flatMap((move) => {
        const to = (lifecycle[move].from as Partial<Record<SessionStatus, SessionStatus>>)[from]
        return to ? [`${from} ${move} ${lifecycle[move].by.join(', ').toLowerCase()} ${to}`] : []
      }),
    )
    expect(told).toEqual(made)
  })
})
