import { describe, expect, it } from 'vitest'
import { queueItem } from '../../gallery/people.ts'
import {
  arrivals,
  firstGroup,
  inGroup,
  isAdmittable,
  keptWaiting,
  neighbour,
  shortName,
  waitMinutes,
} from './queue-view.ts'

const waiting = [queueItem(0, { place: 1 }), queueItem(1, { place: 0 }), queueItem(2, { place: 2 })]

describe('the desk', () => {
  it('orders those who wait by their place', () => {
    expect(inGroup(waiting, 'waiting').map((item) => item.place)).toEqual([0, 1, 2])
    expect(inGroup(waiting, 'done')).toEqual([])
  })

  it('opens with those who wait, and with the running visit when nobody does', () => {
    const running = queueItem(5, { group: 'now' })
    expect(firstGroup([...waiting, running])).toBe('waiting')
    expect(firstGroup([running])).toBe('now')
  })

  it('tells of each arrival once, and of none at the first look', () => {
    expect(arrivals(undefined, waiting)).toEqual([])
    expect(arrivals(waiting.slice(0, 2), waiting)).toEqual([waiting[2]])
    expect(arrivals(waiting, waiting)).toEqual([])
  })

  it('admits nobody who is not in the waiting room', () => {
    expect(isAdmittable(queueItem(0))).toBe(true)
    expect(isAdmittable(queueItem(0, { waitingSince: null }))).toBe(false)
    expect(isAdmittable(queueItem(0, { participantId: null }))).toBe(false)
    expect(isAdmittable(queueItem(0, { status: 'IN_PROGRESS' }))).toBe(false)
  })

  it('moves by arrow keys and stays at the ends', () => {
    expect(neighbour([1, 2, 3], 2, 'ArrowDown')).toBe(3)
    expect(neighbour([1, 2, 3], 3, 'ArrowDown')).toBe(3)
    expect(neighbour([1, 2, 3], 1, 'ArrowUp')).toBe(1)
    expect(neighbour([1, 2, 3], 2, 'End')).toBe(3)
    expect(neighbour([1, 2, 3], 2, 'x')).toBeUndefined()
  })

  it('counts whole minutes of waiting and whom lateness touches', () => {
    expect(waitMinutes(queueItem(0, { waitingSince: new Date(0).toISOString() }), 119_000)).toBe(1)
    expect(waitMinutes(queueItem(0, { waitingSince: null }), 119_000)).toBeNull()
    const queue = {
      items: [
        ...waiting,
        queueItem(5, { status: 'SCHEDULED', group: 'later' }),
        queueItem(6, { status: 'COMPLETED', group: 'done' }),
      ],
      desk: { state: 'available' as const, runningLateMinutes: 0 },
      nextChangeAt: null,
      serverTime: new Date().toISOString(),
    }
    expect(keptWaiting(queue)).toBe(4)
    const again = queueItem(9, { patient: queueItem(0).patient, status: 'SCHEDULED', group: 'later' })
    const withDoctor = queueItem(8, { group: 'now' })
    expect(keptWaiting({ ...queue, items: [...queue.items, again, withDoctor] })).toBe(4)
  })
})

describe('a name on a button', () => {
  it('stands whole up to two lines, then ends after a whole letter', () => {
    expect(shortName('Ram Bahadur Thapa')).toBe('Ram Bahadur Thapa')
    expect(shortName('Dr Wolfeschlegelsteinhausenbergerdorff')).toBe('Dr Wolfeschlegelsteinha…')
    expect(shortName('क्षि'.repeat(30))).toBe(`${'क्षि'.repeat(23)}…`)
  })
})
