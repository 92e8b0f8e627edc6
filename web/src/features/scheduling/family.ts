/** Somebody visits are for: the patient who has the account, or whoever they wrote down when booking. */
export interface FamilyMember {
  /** Empty for the patient themselves. */
  readonly key: string
  /** In the patient's words; empty for themselves. */
  readonly name: string
}

interface ForSomebody {
  readonly forWhom: string | null
}

/** The same words, however they were spaced and capitalised, mean the same person. */
export const keyOf = ({ forWhom }: ForSomebody) =>
  (forWhom ?? '').normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase()

/** Everybody these visits are for, the patient first, the others in the order of the visits; pure. */
export function familyOf(visits: readonly ForSomebody[]): FamilyMember[] {
  const members = new Map<string, FamilyMember>()
  for (const visit of visits) {
    const key = keyOf(visit)
    if (!members.has(key)) members.set(key, { key, name: (visit.forWhom ?? '').trim() })
  }
  return [...members.values()].sort((one, other) => Number(one.key !== '') - Number(other.key !== ''))
}

/** The visits of one person; all of them where `key` is null. Those that `always` names stay: a choice hides no open door. Pure. */
export function visitsOf<Visit extends ForSomebody>(
  visits: readonly Visit[],
  key: string | null,
  always: (visit: Visit) => boolean = () => false,
): Visit[] {
  return visits.filter((visit) => key === null || keyOf(visit) === key || always(visit))
}
