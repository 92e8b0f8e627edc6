import { entry } from './entry.ts'
import { landing } from './landing.ts'
import { page } from './page.ts'

/** Hindi of what strangers may open, and of the frame around every page; a draft. */
export const frontHindi = { ...page, ...landing, ...entry }
