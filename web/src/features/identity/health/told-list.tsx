import { useWords } from '../../../text/web-texts.ts'

/** One list as it is read: its words, "none known", or that it was not answered; never one for the other. */
export function ToldList({ list }: { list: readonly string[] | null }) {
  const t = useWords()
  if (list === null) return t('health.open')
  if (list.length === 0) return t('health.none')
  // "500 mg, after food" is one thing.
  const between = list.some((each) => each.includes(',')) ? '; ' : ', '
  return <span dir="auto">{list.join(between)}</span>
}
