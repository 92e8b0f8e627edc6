import { readFileSync } from 'node:fs'
import { appointmentStatuses } from '@bedside/contract'
import { describe, expect, it } from 'vitest'
import { allowedMoves, holdingStatuses, nextStatus, transitions } from './lifecycle.ts'

const page = readFileSync(new URL('../../../docs/lifecycles/appointment.md', import.meta.url), 'utf8')
const tableUnder = (heading: string) =>
  (page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    )

describe('the appointment lifecycle', () => {
  it('is told by docs/lifecycles/appointment.md, row by row', () => {
    expect(tableUnder('What moves what')).toEqual(
      transitions.map(({ from, move, by, to }) => [from, move, by, to]),
    )
  })

  it('has its states and those that hold a time in the same document', () => {
    const states = tableUnder('States')
    expect(states.map(([status]) => status)).toEqual(appointmentStatuses)
    const holding = states.filter(([, , holds]) => holds === 'yes').map(([status]) => status)
    expect(holding).toEqual(holdingStatuses)
  })

  it('leaves a declined or cancelled appointment as it is for good', () => {
    for (const by of ['patient', 'doctor', 'visit'] as const) {
      expect(allowedMoves('DECLINED', by)).toEqual([])
      expect(allowedMoves('CANCELLED', by)).toEqual([])
    }
  })

  it('never lets a patient confirm, decline or settle', () => {
    for (const from of appointmentStatuses)
      expect(
        allowedMoves(from, 'patient').filter((move) => move !== 'cancel' && move !== 'reschedule'),
      ).toEqual([])
  })

  it('sends a visit moved by the patient back to the doctor, and one moved by the doctor not', () => {
    expect(nextStatus('CONFIRMED', 'reschedule', 'patient')).toBe('REQUESTED')
    expect(nextStatus('CONFIRMED', 'reschedule', 'doctor')).toBe('CONFIRMED')
  })
})
