import { type ConsultationMode, consultationModes } from '@bedside/contract'
import fc from 'fast-check'
import type { Who } from './visit-model.ts'

const second = 1_000
export const minute = 60 * second

/** One thing that people, lines or time do to a visit. */
export type Command =
  | { kind: 'join' | 'leave'; who: Who }
  /** Opens or cuts the person's socket; `other` does whichever is not so yet. */
  | { kind: 'line'; who: Who; to: 'open' | 'cut' | 'other' }
  | { kind: 'media'; who: Who; up: boolean }
  | { kind: 'wait'; ms: number }
  | { kind: 'pause' | 'resume' | 'end' | 'reopen'; by: Who | 'stranger' }
  | { kind: 'admit'; who: 'patient' | 'guest' }
  | { kind: 'no-show'; party: 'PATIENT' | 'DOCTOR' | 'BOTH' }
  | { kind: 'cancel'; by: 'patient' | 'doctor' }
  | { kind: 'mode'; who: Who; to: ConsultationMode }
  | { kind: 'mode-refuse'; who: Who }

const who = fc.constantFrom<Who>('patient', 'doctor', 'patient', 'doctor', 'patient', 'doctor', 'guest')
const party = fc.constantFrom('patient' as const, 'doctor' as const)
const by = fc.constantFrom<Who | 'stranger'>(
  'doctor',
  'doctor',
  'doctor',
  'doctor',
  'patient',
  'guest',
  'stranger',
)
const waits = [7 * second, 31 * second, 61 * second, 61 * second, 4 * minute, 16 * minute, 47 * minute]
const wait = (ms: number): Command => ({ kind: 'wait', ms })
const cut = (person: Who): Command => ({ kind: 'line', who: person, to: 'cut' })

/** Everyone comes, is heard and seen: most of what can happen lies behind this. */
const meeting: Command[] = [
  { kind: 'line', who: 'patient', to: 'open' },
  { kind: 'join', who: 'patient' },
  { kind: 'line', who: 'doctor', to: 'open' },
  { kind: 'join', who: 'doctor' },
  { kind: 'media', who: 'patient', up: true },
  { kind: 'media', who: 'doctor', up: true },
]

const move: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('join' as const), who }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('leave' as const), who }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('line' as const), who, to: fc.constant('other' as const) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('media' as const),
      who,
      up: fc.constantFrom(true, true, true, false),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(...waits) }) },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constantFrom('pause', 'resume', 'end', 'reopen'), by }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('admit' as const), who: fc.constantFrom('patient', 'guest') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('no-show' as const),
      party: fc.constantFrom('PATIENT', 'DOCTOR', 'BOTH'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), by: party }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('mode' as const),
      who,
      to: fc.constantFrom(...consultationModes),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('mode-refuse' as const), who }) },
)

/** Turns that chance alone takes too rarely: one gone, both gone in some order, coming together, a day later. */
const turn: fc.Arbitrary<Command[]> = fc.oneof(
  { weight: 12, arbitrary: move.map((one): Command[] => [one]) },
  { weight: 1, arbitrary: fc.constant<Command[]>(meeting) },
  // The doctor's End while someone is out: confirmed leaving, or ended.
  {
    weight: 1,
    arbitrary: party.map((one): Command[] => [
      ...meeting,
      { kind: 'leave', who: one },
      wait(7 * second),
      { kind: 'end', by: 'doctor' },
    ]),
  },
  // One of two goes out of the waiting room while the first verdict nears.
  {
    weight: 2,
    arbitrary: party.map((one): Command[] => [
      ...meeting.slice(0, 4),
      wait(61 * second),
      { kind: 'leave', who: one },
      wait(870 * second),
    ]),
  },
  { weight: 1, arbitrary: party.map((one): Command[] => [cut(one), wait(61 * second)]) },
  { weight: 1, arbitrary: party.map((one): Command[] => [{ kind: 'leave', who: one }, wait(61 * second)]) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('cut', 'leave'), fc.constantFrom('cut', 'leave'), fc.boolean())
      .map(([first, second_, patientFirst]): Command[] => {
        const go = (how: string, person: Who): Command =>
          how === 'cut' ? cut(person) : { kind: 'leave', who: person }
        const [one, other] = patientFirst
          ? (['patient', 'doctor'] as const)
          : (['doctor', 'patient'] as const)
        return [go(first, one), wait(31 * second), go(second_, other), wait(31 * second), wait(61 * second)]
      }),
  },
  { weight: 1, arbitrary: fc.constant<Command[]>([{ kind: 'reopen', by: 'doctor' }, ...meeting]) },
  { weight: 1, arbitrary: fc.constant<Command[]>([wait(25 * 60 * minute)]) },
  // An ask and its yes, with something between.
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...consultationModes), party, move)
      .map(([to, one, between]): Command[] => [
        { kind: 'mode', who: one, to: 'CHAT' },
        { kind: 'mode', who: one, to },
        between,
        { kind: 'mode', who: one === 'patient' ? 'doctor' : 'patient', to },
      ]),
  },
)

/** A visit's setting and everything that happens in it. */
export const scenario = fc.record({
  isChat: fc.constantFrom(false, false, false, true),
  leadMs: fc.constantFrom(-5 * minute, 0, 4 * minute, 4 * minute, 21 * minute),
  begins: fc.constantFrom<Command[]>(meeting, meeting, meeting, meeting.slice(0, 4), [], []),
  turns: fc.array(turn, { minLength: 3, maxLength: 12, size: 'max' }),
})
