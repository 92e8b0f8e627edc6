import { Select } from '@bedside/react'
import { useState } from 'react'
import { useWords } from '../../text/web-texts.ts'
import type { FamilyMember } from './family.ts'

const shelfKey = 'bedside:home-person'
const everybody = 'all'

function read(): string | null {
  try {
    return localStorage.getItem(shelfKey)
  } catch {
    return null
  }
}

/**
 * Whose visits this device shows; null for everybody's. Kept until the sign-in ends, which empties the storage; somebody
 * who is not in the family any more counts as everybody.
 */
export function useChosenMember(family: readonly FamilyMember[]) {
  const [chosen, setChosen] = useState(read)
  const isThere = family.length > 1 && family.some(({ key }) => key === chosen)
  const choose = (key: string | null) => {
    setChosen(key)
    try {
      if (key === null) localStorage.removeItem(shelfKey)
      else localStorage.setItem(shelfKey, key)
    } catch {
      // Storage refused: the choice lives as long as the page.
    }
  }
  return [isThere ? chosen : null, choose] as const
}

/** Whose visits? Only where they are for more than one person. */
export function FamilySwitch(props: {
  family: readonly FamilyMember[]
  chosen: string | null
  onChoose: (key: string | null) => void
}) {
  const t = useWords()
  const { family, chosen, onChoose } = props
  if (family.length < 2) return null
  return (
    <Select
      label={t('home.whose')}
      value={chosen === null ? everybody : `of ${chosen}`}
      onChange={(event) => {
        const { value } = event.currentTarget
        onChoose(value === everybody ? null : value.slice(3))
      }}
    >
      <option value={everybody}>{t('home.whose-all')}</option>
      {family.map(({ key, name }) => (
        <option key={key} value={`of ${key}`}>
          {name || t('home.whose-me')}
        </option>
      ))}
    </Select>
  )
}
