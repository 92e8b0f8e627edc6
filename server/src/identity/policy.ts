import type { Person } from '../platform/database/index.ts'

/** Administrators see, open and close accounts. */
export const mayManageAccounts = (person: Person) => person.role === 'ADMIN'
/** Nobody closes the own account: a clinic could lose its last administrator by a slip. */
export const mayDisable = (person: Person, userId: string) =>
  mayManageAccounts(person) && person.userId !== userId
/** Patients tell of their own health; nobody tells it for them. */
export const mayTellHealth = (person: Person) => person.role === 'PATIENT'
