import { Name } from '@bedside/react'
import { useWords } from '../../text/web-texts.ts'

/** Who a visit is for where it is not the patient who booked; nothing otherwise. */
export function ForWhom({ name }: { name: string | null | undefined }) {
  const t = useWords()
  if (!name) return null
  return (
    <p>
      {t('book.for')}: <Name>{name}</Name>
    </p>
  )
}
