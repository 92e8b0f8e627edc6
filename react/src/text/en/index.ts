import { after } from './after.ts'
import { chat } from './chat.ts'
import { devices } from './devices.ts'
import { errors } from './errors.ts'
import { kit } from './kit.ts'
import { visit } from './visit.ts'

/** English, the language every other is translated from. */
export const english = { ...kit, ...devices, ...visit, ...chat, ...after, ...errors } as const
