import { limits } from '@bedside/contract/facts'
import { type KeyboardEvent, useId, useRef } from 'react'
import { Button } from '../../kit/button/button.tsx'
import { Hidden } from '../../kit/hidden/hidden.tsx'
import { useText } from '../../text/text-provider.tsx'
import css from './chat-panel.module.css'

/** What {@link Composer} takes. */
export interface ComposerProps {
  readonly draft: string
  readonly otherName: string
  onDraft(draft: string): void
  onSend(text: string): void
}

/** On a phone the key makes a new line, as phones do; the button sends. */
const hasKeyboard = () => globalThis.matchMedia?.('(pointer: fine)').matches ?? true

/** The box to write in and its button. */
export function Composer({ draft, otherName, onDraft, onSend }: ComposerProps) {
  const t = useText()
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const excess = draft.length - limits.messageCharacters
  const send = () => {
    if (!draft.trim() || excess > 0) return
    onSend(draft)
    box.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || !hasKeyboard()) return
    event.preventDefault()
    send()
  }
  return (
    <form
      className={css.composer}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <label htmlFor={id}>
        <Hidden>{t('chat.box')}</Hidden>
      </label>
      <textarea
        ref={box}
        id={id}
        className={css.box}
        rows={1}
        // Empty, its hint and the cursor stand where the page begins to read.
        dir={draft ? 'auto' : undefined}
        placeholder={t('chat.boxHint', { name: otherName })}
        value={draft}
        aria-invalid={excess > 0 || undefined}
        aria-describedby={excess > 0 ? `${id}-error` : undefined}
        onChange={(event) => onDraft(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Button type="submit" kind="main" icon="send">
        {t('chat.send')}
      </Button>
      {excess > 0 && (
        <p className={css.excess} id={`${id}-error`} role="status">
          {t('chat.tooLong', { count: excess })}
        </p>
      )}
    </form>
  )
}
