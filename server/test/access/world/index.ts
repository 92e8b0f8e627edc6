import type { TableRows } from './basis.ts'
import { tablesOfPeople } from './of-people.ts'
import { tablesOfRecords } from './of-records.ts'
import { tablesOfVisits } from './of-visits.ts'

export type { Row } from './basis.ts'

/** Every table with row-level security and every view, in an order in which rows may be added. */
export const world: Readonly<Record<string, TableRows>> = {
  ...tablesOfPeople,
  ...tablesOfVisits,
  ...tablesOfRecords,
}

/** Views take their rows from tables. */
export const isView = (table: string) => world[table]?.touch === null
