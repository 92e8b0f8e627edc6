import type { Translation } from '@bedside/react'
import { english } from '../en/index.ts'

export const nepali: Translation<typeof english> = english
