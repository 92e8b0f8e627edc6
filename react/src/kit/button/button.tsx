import {
  type ComponentProps,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useRef,
  useState,
} from 'react'
import { useText } from '../../text/text-provider.tsx'
import { Hidden } from '../hidden/hidden.tsx'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/shapes.ts'
import css from './button.module.css'

/** What {@link Button} takes beside a button's own attributes. */
export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'ref' | 'onClick'> {
  /** A promise makes the button busy until it settles. */
  readonly onClick?: (event: MouseEvent<HTMLButtonElement>) => unknown
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

/** The button that the last first half of a click pressed. */
let lastPressed: WeakRef<EventTarget> | undefined

/** A double click's second half is not meant for what its first half did not press: that only came to be there. */
function isStrayHalf({ detail, currentTarget }: MouseEvent) {
  if (detail > 1) return lastPressed?.deref() !== currentTarget
  lastPressed = new WeakRef(currentTarget)
  return false
}

/** Runs the click once: not while its promise runs, not for half a double click. */
function useOnce(onClick: ButtonProps['onClick']) {
  const [isRunning, setRunning] = useState(false)
  const state = useRef({ isRunning: false, isThere: true })
  useEffect(() => {
    const current = state.current
    current.isThere = true
    return () => {
      current.isThere = false
    }
  }, [])
  const settle = () => {
    state.current.isRunning = false
    if (state.current.isThere) setRunning(false)
  }
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    const isStray = isStrayHalf(event)
    if (state.current.isRunning || isStray) {
      event.preventDefault()
      return
    }
    const answer = onClick?.(event)
    if (!(answer instanceof Promise)) return
    state.current.isRunning = true
    setRunning(true)
    void answer.finally(settle)
  }
  return { isRunning, click }
}

/** A button with its word; while busy or unavailable it stays in reach of the keyboard and does nothing. */
export function Button(props: ButtonProps) {
  const {
    kind = 'quiet',
    icon,
    busy: isToldBusy,
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
  const { isRunning, click } = useOnce(onClick)
  const busy = isToldBusy || isRunning
  const blocked = busy || unavailable !== undefined
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
        else click(event)
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
  // One tree, busy or not: a button that is made anew loses the focus.
  if (unavailable === undefined)
    return (
      <>
        {button}
        {busy && (
          <span role="status">
            <Hidden>{t('kit.busy')}</Hidden>
          </span>
        )}
      </>
    )
  return (
    <span className={css.withReason}>
      {button}
      <span className={css.reason}>{unavailable}</span>
    </span>
  )
}
