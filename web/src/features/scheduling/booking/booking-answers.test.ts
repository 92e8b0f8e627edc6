import { describe, expect, it } from 'vitest'
import { answer, nextStep, reachableStep } from './booking-draft.ts'
import { keepBooked, keepDraft, readBooked, readDraft } from './kept-booking.ts'
import { dayIn, nearestSlots, slotsByDay } from './slots-by-day.ts'

const full = {
  topic: 'fever',
  doctorId: 'a',
  visitType: 'ONLINE',
  consultationMode: 'VIDEO',
  startTime: '2026-11-21T04:00:00.000Z',
  reason: '',
  forWhom: '',
  health: null,
} as const
const slot = (startTime: string) => ({ startTime, endTime: startTime })

describe('the answers of a booking', () => {
  it('lead back to the first question that lacks its answer', () => {
    expect(reachableStep('check', {})).toBe('about')
    expect(reachableStep('check', { topic: 'fever' })).toBe('doctor')
    expect(reachableStep('check', { topic: 'fever', doctorId: 'a' })).toBe('how')
    expect(reachableStep('check', full)).toBe('check')
    expect(reachableStep('how', full)).toBe('how')
  })

  it('count oneself as an answer to whom it is for, and need no words beside the topic', () => {
    const { forWhom: _whom, reason: _none, ...unsaid } = full
    expect(reachableStep('check', unsaid)).toBe('whom')
    expect(reachableStep('check', { ...unsaid, forWhom: '' })).toBe('check')
  })

  it('lead whoever changes one of them straight back to check', () => {
    expect(nextStep(full, 'doctor')).toBe('check')
    expect(nextStep({ topic: 'fever' }, 'doctor')).toBe('doctor')
  })

  it('of a visit at the clinic hold no mode', () => {
    expect(answer(full, { visitType: 'IN_PERSON' })).not.toHaveProperty('consultationMode')
  })

  it('drop the time and the way of another doctor, and keep the reason', () => {
    expect(answer({ ...full, reason: 'cough' }, { doctorId: 'b' })).toEqual({
      topic: 'fever',
      doctorId: 'b',
      reason: 'cough',
      forWhom: '',
      health: null,
    })
    expect(answer(full, { doctorId: 'a' })).toEqual(full)
  })

  it('of one person’s illnesses are not those of the next', () => {
    const told = { ...full, health: { allergies: ['Eggs'], medicines: [], conditions: null } }
    expect(answer(told, { forWhom: '' })).toEqual(told)
    expect(answer(told, { forWhom: 'My son' })).not.toHaveProperty('health')
    expect(reachableStep('check', answer(told, { forWhom: 'My son' }))).toBe('health')
  })

  it('survive a reload, and a storage that is refused or holds rubbish', () => {
    const kept = new Map<string, string>()
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    } as unknown as Storage
    keepDraft(storage, full)
    expect(readDraft(storage)).toEqual(full)
    keepDraft(storage, {})
    expect(kept.size).toBe(0)
    kept.set('bedside:booking', '{broken')
    expect(readDraft(storage)).toEqual({})
    const refused = new Proxy({} as Storage, {
      get: () => {
        throw new Error('refused')
      },
    })
    keepBooked(storage, 'visit')
    expect(readBooked(storage)).toBe('visit')
    keepBooked(storage, null)
    expect(readBooked(storage)).toBeNull()
    expect(readBooked(refused)).toBeNull()
    expect(readDraft(refused)).toEqual({})
    expect(() => keepDraft(refused, full)).not.toThrow()
  })
})

describe('free times', () => {
  it("are parted by the reader's day, not by the clinic's or UTC's", () => {
    const times = ['2026-11-20T18:00:00.000Z', '2026-11-20T18:30:00.000Z', '2026-11-20T17:00:00.000Z'].map(
      slot,
    )
    const days = slotsByDay(times, 'Asia/Kathmandu')
    expect(days.map(({ day, slots }) => [day, slots.length])).toEqual([
      ['2026-11-20', 2],
      ['2026-11-21', 1],
    ])
    expect(days[0]?.slots[0]?.startTime).toBe('2026-11-20T17:00:00.000Z')
    expect(dayIn('America/New_York', '2026-11-21T03:00:00.000Z')).toBe('2026-11-20')
  })

  it('nearest to a lost one are three, in order of time, without the lost one', () => {
    const hour = (number: number) => slot(`2026-11-21T${String(number).padStart(2, '0')}:00:00.000Z`)
    const found = nearestSlots([1, 9, 10, 11, 13, 20].map(hour), hour(10).startTime)
    expect(found).toEqual([9, 11, 13].map(hour))
  })
})
