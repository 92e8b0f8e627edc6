import { type ComponentProps, type ReactNode, useId } from 'react'
import { useText } from '../../text/text-provider.tsx'
import { Icon } from '../icon/icon.tsx'
import css from './field.module.css'

/** What every labelled box takes. */
export interface FieldWords {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  /** What was chosen, in the page's words, under a box that the browser fills in words of its own. */
  readonly said?: string | undefined
  /** Says beside the label that it may stay empty. */
  readonly optional?: boolean
}

interface Ties {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

/** Label, hint and error around one box, tied to it for screen readers. */
export function FieldFrame(props: FieldWords & { readonly children: (ties: Ties) => ReactNode }) {
  const { label, hint, error, said, optional, children } = props
  const id = useId()
  const t = useText()
  const described =
    [hint && `${id}-hint`, said && `${id}-said`, error && `${id}-error`].filter(Boolean).join(' ') ||
    undefined
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label} {optional && <span className={css.optional}>({t('kit.optional')})</span>}
      </label>
      {hint && (
        <p className={css.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
      {said && (
        <p className={css.hint} id={`${id}-said`}>
          {said}
        </p>
      )}
      {error && (
        <p className={css.error} id={`${id}-error`}>
          <Icon name="warning" /> {error}
        </p>
      )}
    </div>
  )
}

/** A box for one line. */
export function Field({
  label,
  hint,
  error,
  said,
  optional,
  ...input
}: FieldWords & ComponentProps<'input'>) {
  return (
    <FieldFrame label={label} hint={hint} error={error} said={said} optional={optional ?? false}>
      {(ties) => <input {...input} {...ties} className={css.box} />}
    </FieldFrame>
  )
}

/** A box for several lines; each reads in the direction of what is written there. */
export function TextArea({
  label,
  hint,
  error,
  optional,
  ...input
}: FieldWords & ComponentProps<'textarea'>) {
  return (
    <FieldFrame label={label} hint={hint} error={error} optional={optional ?? false}>
      {(ties) => <textarea rows={4} dir="auto" {...input} {...ties} className={css.box} />}
    </FieldFrame>
  )
}

/** A list to pick one from. */
export function Select({ label, hint, error, optional, ...input }: FieldWords & ComponentProps<'select'>) {
  return (
    <FieldFrame label={label} hint={hint} error={error} optional={optional ?? false}>
      {(ties) => <select {...input} {...ties} className={css.box} />}
    </FieldFrame>
  )
}
