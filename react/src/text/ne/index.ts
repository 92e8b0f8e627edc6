import type { english } from '../en/index.ts'
import type { Translation } from '../messages.ts'
import { after } from './after.ts'
import { chat } from './chat.ts'
import { devices } from './devices.ts'
import { errors } from './errors.ts'
import { kit } from './kit.ts'
import { visit } from './visit.ts'

/** Nepali, a draft until a native clinician has read it. */
export const nepali: Translation<typeof english> = {
  ...kit,
  ...devices,
  ...visit,
  ...chat,
  ...after,
  ...errors,
}
