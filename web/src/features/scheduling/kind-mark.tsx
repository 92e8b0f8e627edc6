import { Icon } from '@bedside/react'
import { useWords } from '../../text/web-texts.ts'
import css from './scheduling.module.css'
import { kindIcon, type VisitKind } from './visit-kind.ts'

/** How a visit is held, as drawing and word. */
export function KindMark({ kind }: { kind: VisitKind }) {
  const t = useWords()
  return (
    <span className={css.kind}>
      <Icon name={kindIcon[kind]} /> {t(`mode.${kind}`)}
    </span>
  )
}
