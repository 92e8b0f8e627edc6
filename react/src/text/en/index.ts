import { kit } from './kit.ts'

/** English, the language every other is translated from. */
export const english = { ...kit } as const
