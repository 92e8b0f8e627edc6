import type { ComponentProps, ReactNode, Ref } from 'react'
import { useText } from '../../text/text-provider.tsx'
import { Hidden } from '../hidden/hidden.tsx'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/shapes.ts'
import css from './button.module.css'

/** What {@link Button} takes beside a button's own attributes. */
export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'ref'> {
  /** `main`: one a screen. `room`: in the call. */
  readonly kind?: 'main' | 'quiet' | 'danger' | 'room'
  readonly icon?: IconName
  /** Says the work is under way and takes no second click. */
  readonly busy?: boolean
  /** Why it cannot be used now: written beside it, and the only way to switch it off. */
  readonly unavailable?: string | undefined
  /** In the room: the thing it switches is off, the loud state. */
  readonly loud?: boolean
  readonly wide?: boolean
  readonly buttonRef?: Ref<HTMLButtonElement>
  readonly children: ReactNode
}

/** A button with its word; while busy or unavailable it stays in reach of the keyboard and does nothing. */
export function Button(props: ButtonProps) {
  const {
    kind = 'quiet',
    icon,
    busy,
    unavailable,
    loud,
    wide,
    buttonRef,
    children,
    onClick,
    className,
    ...rest
  } = props
  const t = useText()
  const blocked = busy === true || unavailable !== undefined
  const classes = [css.button, css[kind], loud && css.loud, wide && css.wide, className]
    .filter(Boolean)
    .join(' ')
  const button = (
    <button
      type="button"
      {...rest}
      ref={buttonRef}
      className={classes}
      aria-disabled={blocked || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (blocked) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {busy && (
        <span className={css.dots} aria-hidden="true">
          …
        </span>
      )}
    </button>
  )
  if (busy)
    return (
      <>
        {button}
        <span role="status">
          <Hidden>{t('kit.busy')}</Hidden>
        </span>
      </>
    )
  if (unavailable === undefined) return button
  return (
    <span className={css.withReason}>
      {button}
      <span className={css.reason}>{unavailable}</span>
    </span>
  )
}
