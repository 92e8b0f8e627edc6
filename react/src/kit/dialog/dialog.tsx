import { type ReactNode, useEffect, useId, useRef } from 'react'
import css from './dialog.module.css'

/** What {@link Dialog} takes. */
export interface DialogProps {
  readonly title: string
  readonly children?: ReactNode
  /** Buttons; the safe one comes first and takes the focus. */
  readonly actions: ReactNode
  /** Escape and the page behind ask for this. */
  onClose(): void
}

/**
 * A question over the page: shown while mounted. The rest of the page is out of reach, and the
 * focus goes back to where it came from.
 */
export function Dialog({ title, children, actions, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    if (element && !element.open) element.showModal?.()
    // What stands in the text, a phone number say, is not what the first Enter is meant for.
    element?.querySelector<HTMLElement>('[data-bs-actions] button')?.focus()
    return () => {
      element?.close?.()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={css.dialog}
      data-bs-theme="light"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 className={css.title} id={id}>
        {title}
      </h2>
      {children && <div className={css.text}>{children}</div>}
      <div className={css.actions} data-bs-actions="">
        {actions}
      </div>
    </dialog>
  )
}
