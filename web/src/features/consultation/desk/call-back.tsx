import { dialled, Whole } from '@bedside/react'
import { useWords } from '../../../text/web-texts.ts'

/** The number a patient wants to be called on, to dial; its digits never turn round in a page that reads from the right. */
export function CallBack({ number }: { number: string | null | undefined }) {
  const t = useWords()
  if (!number) return t('desk.not-told')
  return (
    <a href={dialled(number)}>
      <Whole part={number}>{number}</Whole>
    </a>
  )
}
