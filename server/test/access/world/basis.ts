import { createHash } from 'node:crypto'
import { type PersonName, people } from '../principals.ts'

/** Column values of one row; objects are written as jsonb, arrays as text[]. */
export type Row = Record<string, string | number | boolean | null | object>

/** How the matrix meets one table. */
export interface TableRows {
  /** Columns that name one row. */
  readonly key: readonly string[]
  /** What UPDATE sets; constants only, so that it works without the right to read. Null for views that take none. */
  readonly touch: string | null
  /** A change that forges the row rather than moving it as it may be moved; verb E. */
  readonly forge?: string
  /** The rows of the world; each is also what INSERT tries to add once more. */
  readonly rows: Readonly<Record<string, Row>>
  /** Who adds the rows to the world: workers, the row's own person, or nobody because they come by themselves. */
  readonly writer?: 'service' | 'self' | 'nobody'
  /** Rows that are nowhere in the world and that only INSERT tries: what somebody would like to slip in. */
  readonly tries?: Readonly<Record<string, Row>>
}

/** When everything in the world happens. */
export const at = '2030-01-01T10:00:00Z'
/** The same id for the same name, in every run. */
export const uuid = (name: string) => {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
export const id = (name: PersonName) => people[name].id

/** The world's visits. */
export const visits = {
  A: { patient: 'patient', doctor: 'doctor', hour: 10 },
  B: { patient: 'patient', doctor: 'doctorOfB', hour: 12 },
  C: { patient: 'otherPatient', doctor: 'otherDoctor', hour: 14 },
} as const
export type VisitName = keyof typeof visits
export const session = (visit: VisitName) => uuid(`session ${visit}`)
export const appointment = (visit: VisitName) => uuid(`appointment ${visit}`)
export const parties = (visit: VisitName) => ({
  patient_id: id(visits[visit].patient),
  doctor_id: id(visits[visit].doctor),
})

/** One row per visit. */
export const perVisit = (make: (visit: VisitName) => Row) => ({ A: make('A'), B: make('B'), C: make('C') })
/** One row per person. */
export const perPerson = (names: readonly PersonName[], make: (name: PersonName) => Row) =>
  Object.fromEntries(names.map((name) => [name, make(name)]))

export const everyone = Object.keys(people) as PersonName[]
export const doctors = ['doctor', 'doctorOfB', 'otherDoctor'] as const
export const guests = ['guestWaiting', 'guestAdmitted', 'guestRemoved'] as const
