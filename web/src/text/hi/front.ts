import type { Translation } from '@bedside/react'
import { frontEnglish } from '../en/front.ts'

export const frontHindi: Translation<typeof frontEnglish> = frontEnglish
