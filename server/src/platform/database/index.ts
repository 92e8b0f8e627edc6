export { type Database, openDatabase, type Person, type Tx } from './database.ts'
export { migrate } from './migrate.ts'
export { findRowSecurityGaps } from './row-security.ts'
export type { Schema } from './schema.ts'
