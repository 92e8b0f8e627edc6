import css from './whole.module.css'

/** What {@link Whole} takes. */
export interface WholeProps {
  /** The part that stays in one piece, as it stands in the text. */
  readonly part: string
  readonly children: string
}

/**
 * A text whose phone number goes to the next line in one piece, and is parted at its own spaces only where no line is long
 * enough for it. Its digits never turn round in a text that reads from the right.
 */
export function Whole({ part, children }: WholeProps) {
  const [before, after] = children.split(part, 2)
  if (after === undefined) return children
  return (
    <>
      {before}
      <span className={css.whole} dir="ltr">
        {part}
      </span>
      {after}
    </>
  )
}
