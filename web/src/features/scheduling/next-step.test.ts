import { describe, expect, it } from 'vitest'
import { appointment, id } from '../gallery/people.ts'
import { nextStepOf, pickSlip, sortAppointments } from './next-step.ts'

const at = (minutes: number) => new Date(minutes * 60_000).toISOString()
const now = 0
const booked = (change: Parameters<typeof appointment>[0] = {}) =>
  appointment({ startTime: at(30), endTime: at(45), joinOpensAt: at(20), ...change })

describe('the next step of an appointment', () => {
  it('changes by time from checking to joining when the waiting room opens', () => {
    expect(nextStepOf(booked(), now)).toBe('check')
    expect(nextStepOf(booked(), 20 * 60_000 - 1)).toBe('check')
    expect(nextStepOf(booked(), 20 * 60_000)).toBe('join')
  })

  it('is to come back while the visit runs, also past its planned end', () => {
    expect(nextStepOf(booked({ callStatus: 'active' }), 60 * 60_000)).toBe('return')
  })

  it('is the summary once the visit has ended', () => {
    expect(nextStepOf(booked({ status: 'COMPLETED', callStatus: 'ended' }), now)).toBe('summary')
    expect(nextStepOf(booked({ callStatus: 'ended' }), now)).toBe('summary')
  })

  it('is to wait while the doctor has not answered, and nothing once that time is over', () => {
    expect(nextStepOf(booked({ status: 'REQUESTED' }), now)).toBe('wait')
    expect(nextStepOf(booked({ status: 'REQUESTED' }), 46 * 60_000)).toBe('none')
  })

  it('never offers to join what was cancelled, declined or missed, nor a visit in person', () => {
    for (const status of ['CANCELLED', 'DECLINED', 'NO_SHOW'] as const)
      expect(nextStepOf(booked({ status }), 30 * 60_000)).toBe('none')
    const inPerson = booked({ visitType: 'IN_PERSON', consultationMode: null, joinOpensAt: null })
    expect(nextStepOf(inPerson, 30 * 60_000)).toBe('come')
    expect(nextStepOf(inPerson, 76 * 60_000)).toBe('none')
  })
})

describe('the slip on the home page', () => {
  const later = booked({ appointmentId: id(1), startTime: at(300), endTime: at(315), joinOpensAt: at(290) })
  const sooner = booked({ appointmentId: id(2) })
  const running = booked({ appointmentId: id(3), startTime: at(400), endTime: at(415), callStatus: 'active' })
  const yesterday = booked({
    appointmentId: id(4),
    status: 'COMPLETED',
    startTime: at(-600),
    endTime: at(-585),
  })

  it('is the running visit before all, then the soonest, then the one that ended today', () => {
    expect(pickSlip([later, yesterday, sooner, running], now)).toBe(running)
    expect(pickSlip([later, yesterday, sooner], now)).toBe(sooner)
    expect(pickSlip([yesterday], now)).toBe(yesterday)
    expect(pickSlip([yesterday], 24 * 60 * 60_000)).toBeUndefined()
  })

  it('parts what lies ahead from what is over', () => {
    const { ahead, past } = sortAppointments([later, yesterday, sooner], now)
    expect(ahead).toEqual([sooner, later])
    expect(past).toEqual([yesterday])
  })
})
