import type { NotificationSettings } from '@bedside/contract'
import { Button, Checkbox, Field, useChosenWords } from '@bedside/react'
import { type FormEvent, useState } from 'react'
import { useDeed } from '../../shared/api/use-deed.ts'
import { ProblemNotice } from '../../shared/page/problem-notice.tsx'
import { useWords } from '../../text/web-texts.ts'
import css from './messages-page.module.css'

const night = { from: '22:00', until: '07:00' }

/** Between which times nothing rings but "it is your turn". */
export function QuietHours({ quietHours }: Pick<NotificationSettings, 'quietHours'>) {
  const t = useWords()
  const chosen = useChosenWords()
  const [isOn, setOn] = useState(quietHours !== null)
  const [times, setTimes] = useState(quietHours ?? night)
  const save = useDeed('saveNotificationSettings', { touches: ['getNotificationSettings'] })
  const isSame = isOn && times.from === times.until
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isSame) save.run({ body: { quietHours: isOn ? times : null } })
  }
  const set = (part: 'from' | 'until') => (event: { currentTarget: { value: string } }) =>
    setTimes({ ...times, [part]: event.currentTarget.value })
  return (
    <form className={css.setting} onSubmit={submit} noValidate>
      <h3>{t('notification.quiet-title')}</h3>
      <Checkbox
        label={t('notification.quiet-on')}
        hint={t('notification.quiet-hint')}
        checked={isOn}
        onChange={() => setOn(!isOn)}
      />
      {isOn && (
        <div className={css.times}>
          <Field
            type="time"
            label={t('notification.quiet-from')}
            value={times.from}
            said={chosen.time(times.from)}
            onChange={set('from')}
            required
          />
          <Field
            type="time"
            label={t('notification.quiet-until')}
            value={times.until}
            said={chosen.time(times.until)}
            onChange={set('until')}
            required
            {...(isSame ? { error: t('notification.quiet-same') } : {})}
          />
        </div>
      )}
      {save.error && <ProblemNotice error={save.error} />}
      <p>
        <Button type="submit" busy={save.isPending}>
          {t('notification.quiet-save')}
        </Button>
      </p>
      <p role="status">{save.isSuccess && t('notification.quiet-saved')}</p>
    </form>
  )
}
