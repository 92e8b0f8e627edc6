import { useId } from 'react'
import { Icon } from '../../kit/icon/icon.tsx'
import { useFeedbackText } from '../feedback-words.tsx'
import css from './feedback-form.module.css'

/** How good something was, from very bad to very good. */
export const stars = ['1', '2', '3', '4', '5'] as const
export type Stars = (typeof stars)[number]

/** The mouth of each face; circle and eyes are the same in all. */
const mouths: Readonly<Record<Stars, string>> = {
  1: 'M10 23c3-5 9-5 12 0',
  2: 'M10 22c3-3 9-3 12 0',
  3: 'M10.500 21.500h11',
  4: 'M10 20c3 3 9 3 12 0',
  5: 'M9.500 19c2 6.500 11 6.500 13 0z',
}

/** One of the five faces; its word stands beside it. */
export function FaceDrawing({ of, isSmall = false }: { readonly of: Stars; readonly isSmall?: boolean }) {
  return (
    <svg
      className={isSmall ? `${css.drawing} ${css.small}` : css.drawing}
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M16 3a13 13 0 1 0 0 26a13 13 0 1 0 0-26" />
      <path d="M11.500 11.500v2M20.500 11.500v2" />
      <path d={mouths[of]} />
    </svg>
  )
}

/** One question answered by one of five faces with their words; native radios, so that arrows move. */
export function Faces(props: {
  readonly label: string
  readonly value: Stars | null
  readonly error?: string | undefined
  onChange(value: Stars): void
}) {
  const { label, value, error, onChange } = props
  const t = useFeedbackText()
  const id = useId()
  return (
    <fieldset className={css.faces} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      <div className={css.row}>
        {stars.map((each) => (
          <label key={each} className={css.face}>
            <input
              type="radio"
              name={id}
              value={each}
              checked={value === each}
              onChange={() => onChange(each)}
            />
            <FaceDrawing of={each} />
            <span>{t(`feedback.stars.${each}`)}</span>
          </label>
        ))}
      </div>
      {error && (
        <p className={css.error} id={`${id}-error`}>
          <Icon name="warning" /> {error}
        </p>
      )}
    </fieldset>
  )
}
