import { entry } from './entry.ts'
import { landing } from './landing.ts'
import { page } from './page.ts'

/** English of what strangers may open, and of the frame around every page. */
export const frontEnglish = { ...page, ...landing, ...entry } as const
