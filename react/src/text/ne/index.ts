import type { english } from '../en/index.ts'
import type { Translation } from '../messages.ts'
import { kit } from './kit.ts'

/** Nepali, a draft until a native clinician has read it. */
export const nepali: Translation<typeof english> = { ...kit }
