import type { HealthAnswers } from '@bedside/contract'
import { limits } from '@bedside/contract/facts'

/** The three things that are asked, in their order. */
export const healthKinds = ['allergies', 'medicines', 'conditions'] as const
export type HealthKind = (typeof healthKinds)[number]

/** What is told; null = not answered, empty = none known. */
export type HealthLists = Pick<HealthAnswers, HealthKind>

export const nothingTold: HealthLists = { allergies: null, medicines: null, conditions: null }

/** What somebody wrote or ticked for one of them. */
export interface Written {
  readonly text: string
  readonly isNone: boolean
}

export const writtenOf = (list: readonly string[] | null): Written => ({
  text: list?.join('\n') ?? '',
  isNone: list?.length === 0,
})

/** One thing a line; empty lines are nothing. */
export function listOf({ text, isNone }: Written): string[] | null {
  if (isNone) return []
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return lines.length > 0 ? lines : null
}

/** Why a list cannot be sent, with the limit it breaks. */
export function troubleOf(
  list: readonly string[] | null,
): { key: 'too-many' | 'too-long'; count: number } | null {
  if (!list) return null
  if (list.length > limits.healthItems) return { key: 'too-many', count: limits.healthItems }
  const isLong = list.some((line) => line.length > limits.shortTextCharacters)
  return isLong ? { key: 'too-long', count: limits.shortTextCharacters } : null
}

/** Whether two answers say the same. */
export const isSame = (one: HealthLists, other: HealthLists) =>
  healthKinds.every((kind) => JSON.stringify(one[kind]) === JSON.stringify(other[kind]))
