import { limits } from '@bedside/contract/facts'
import { type FormEvent, useState } from 'react'
import { useBedside } from '../../bedside/bedside-provider.tsx'
import { keptFlag } from '../../bedside/kept-flag.ts'
import { ProblemNotice } from '../../bedside/problem-notice.tsx'
import { useAct } from '../../bedside/use-act.ts'
import { problemOf } from '../../bedside/use-load.ts'
import { Button } from '../../kit/button/button.tsx'
import { TextArea } from '../../kit/field/field.tsx'
import { useFeedbackText } from '../feedback-words.tsx'
import css from './patient-feedback.module.css'

/** The doctor's one answer. What is written outlives a reload of this tab; a repeat after a lost answer changes nothing. */
export function ReplyForm({ sessionId, onReplied }: { readonly sessionId: string; onReplied(): void }) {
  const { client } = useBedside()
  const t = useFeedbackText()
  const draft = keptFlag('sessionStorage', `feedback-reply:${sessionId}`)
  const [text, setText] = useState(() => draft.read() ?? '')
  const [isMissing, setMissing] = useState(false)
  const { act, busy, error } = useAct<'send'>()
  const write = (next: string) => {
    setText(next)
    draft.write(next || null)
  }
  const deliver = async () => {
    try {
      const body = { replyText: text.trim() }
      await client.http.call('replyToFeedback', { params: { sessionId }, body })
    } catch (thrown) {
      // Answered in another window: that answer stands and is shown.
      if (problemOf(thrown).code !== 'feedback_replied') throw thrown
    }
    draft.write(null)
    onReplied()
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    setMissing(!text.trim())
    if (text.trim()) void act('send', deliver)
  }
  return (
    <form className={css.reply} onSubmit={send}>
      <TextArea
        label={t('feedback.reply')}
        hint={t('feedback.replyHint')}
        error={isMissing && !text.trim() ? t('feedback.replyMissing') : undefined}
        maxLength={limits.reviewCharacters}
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
      />
      {error && <ProblemNotice code={error.code} />}
      <div>
        <Button type="submit" icon="send" busy={busy !== null}>
          {t('feedback.replySend')}
        </Button>
      </div>
    </form>
  )
}
