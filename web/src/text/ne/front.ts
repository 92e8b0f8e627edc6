import { entry } from './entry.ts'
import { landing } from './landing.ts'
import { page } from './page.ts'

/** Nepali of what strangers may open, and of the frame around every page; a draft. */
export const frontNepali = { ...page, ...landing, ...entry }
