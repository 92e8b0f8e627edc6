import type { Translation } from '@bedside/react'
import { english } from '../en/index.ts'

export const hindi: Translation<typeof english> = english
