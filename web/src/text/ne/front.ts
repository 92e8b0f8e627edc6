import type { Translation } from '@bedside/react'
import { frontEnglish } from '../en/front.ts'

export const frontNepali: Translation<typeof frontEnglish> = frontEnglish
