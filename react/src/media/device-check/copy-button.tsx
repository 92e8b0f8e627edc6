import { useState } from 'react'
import { Button } from '../../kit/button/button.tsx'
import { Field } from '../../kit/field/field.tsx'
import { Hidden } from '../../kit/hidden/hidden.tsx'

/** What {@link CopyButton} takes. */
export interface CopyButtonProps {
  readonly text: string
  readonly word: string
  readonly doneWord: string
  /** Names the field that shows the text where the clipboard is refused. */
  readonly label: string
}

/** Copies a text; where the browser refuses its clipboard, shows it to be copied by hand. */
export function CopyButton({ text, word, doneWord, label }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      setState('refused')
    }
  }
  if (state === 'refused')
    return (
      <Field
        label={label}
        readOnly
        dir="ltr"
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
    )
  return (
    <>
      <Button onClick={copy}>{state === 'copied' ? doneWord : word}</Button>
      <Hidden>
        <span role="status">{state === 'copied' ? doneWord : ''}</span>
      </Hidden>
    </>
  )
}
