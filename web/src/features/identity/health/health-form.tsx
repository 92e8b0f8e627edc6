import { Checkbox, TextArea } from '@bedside/react'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import shared from '../../../shared/form/form.module.css'
import { useWords } from '../../../text/web-texts.ts'
import { type HealthLists, healthKinds, listOf, troubleOf, writtenOf } from './health-lists.ts'

/** What {@link HealthForm} takes. */
export interface HealthFormProps {
  /** What was told before; the boxes begin with it. */
  readonly told: HealthLists
  onSend(lists: HealthLists): void
  readonly className?: string | undefined
  /** The way on. */
  readonly children: ReactNode
}

/** Asks for allergies, medicines and long illnesses; each may be a list, "none that I know of", or stay open. */
export function HealthForm({ told, onSend, className, children }: HealthFormProps) {
  const t = useWords()
  const form = useRef<HTMLFormElement>(null)
  const [written, setWritten] = useState({
    allergies: writtenOf(told.allergies),
    medicines: writtenOf(told.medicines),
    conditions: writtenOf(told.conditions),
  })
  const [isTried, setTried] = useState(false)
  const lists = {
    allergies: listOf(written.allergies),
    medicines: listOf(written.medicines),
    conditions: listOf(written.conditions),
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const wrong = healthKinds.find((kind) => troubleOf(lists[kind]))
    if (wrong) form.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus()
    else onSend(lists)
  }
  return (
    <form ref={form} className={className} noValidate onSubmit={send}>
      {healthKinds.map((kind) => {
        const { text, isNone } = written[kind]
        const trouble = isTried ? troubleOf(lists[kind]) : null
        const put = (part: Partial<typeof written.allergies>) =>
          setWritten({ ...written, [kind]: { ...written[kind], ...part } })
        return (
          <div key={kind} className={shared.together}>
            {!isNone && (
              <TextArea
                label={t(`health.${kind}`)}
                hint={t(`health.${kind}-hint`)}
                error={trouble ? t(`health.${trouble.key}`, { count: trouble.count }) : undefined}
                name={kind}
                rows={2}
                value={text}
                // A browser brings the caret into sight, not clear of the bar at the foot.
                onFocus={({ currentTarget }) => currentTarget.scrollIntoView({ block: 'nearest' })}
                onChange={(event) => put({ text: event.currentTarget.value })}
              />
            )}
            <Checkbox
              label={t(`health.${kind}-none`)}
              checked={isNone}
              onChange={(event) => put({ isNone: event.currentTarget.checked })}
            />
          </div>
        )
      })}
      {children}
    </form>
  )
}
