import { type ComponentProps, type ReactNode, useId } from 'react'
import { Icon } from '../icon/icon.tsx'
import css from './choice.module.css'

/** One answer of a {@link RadioGroup}. */
export interface RadioOption<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  readonly hint?: string
}

/** What {@link RadioGroup} takes. */
export interface RadioGroupProps<Value extends string> {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly options: readonly RadioOption<Value>[]
  readonly value: Value | null
  onChange(value: Value): void
  /** Side by side while there is room. */
  readonly inline?: boolean
}

/** One question with one answer, as native radios: arrows move, the group has a name. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { label, hint, error, options, value, onChange, inline } = props
  const name = useId()
  return (
    <fieldset className={css.group} aria-describedby={error ? `${name}-error` : undefined}>
      <legend className={css.legend}>{label}</legend>
      {hint && <p className={css.hint}>{hint}</p>}
      <div className={inline ? css.inline : css.list}>
        {options.map((option) => (
          <label className={css.choice} key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.hint && <span className={css.hint}> {option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p className={css.error} id={`${name}-error`}>
          <Icon name="warning" /> {error}
        </p>
      )}
    </fieldset>
  )
}

/** A yes-or-no box with its words to its side. */
export function Checkbox({
  label,
  hint,
  ...input
}: { label: ReactNode; hint?: string } & ComponentProps<'input'>) {
  return (
    <label className={css.choice}>
      <input {...input} type="checkbox" />
      <span>
        {label}
        {hint && <span className={css.hint}> {hint}</span>}
      </span>
    </label>
  )
}
