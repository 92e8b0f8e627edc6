import type { Queue } from '@bedside/contract'
import { Button } from '@bedside/react'
import { type ReactNode, useState } from 'react'
import { useDeed } from '../../../shared/api/use-deed.ts'
import { useWords } from '../../../text/web-texts.ts'
import css from './desk.module.css'
import { keptWaiting } from './queue-view.ts'

const lateSteps = [10, 20, 30] as const

/** Where the doctor is and how late the day runs; the people waiting are told of both. */
export function DeskState({ queue, children }: { queue: Queue; children: ReactNode }) {
  const t = useWords()
  const [isLateOpen, setLateOpen] = useState(false)
  const save = useDeed('setDeskState', { touches: ['getQueue'], onDone: () => setLateOpen(false) })
  const { state, runningLateMinutes } = queue.desk
  const isAway = state === 'away'
  const tell = (minutes: number) => save.run({ body: { runningLateMinutes: minutes } })
  return (
    <div className={css.state}>
      <p>
        <span className={css.hint}>{t('desk.status')}</span> <strong>{t(`desk.status-${state}`)}</strong>
        {', '}
        {runningLateMinutes > 0 ? t('desk.late-by', { count: runningLateMinutes }) : t('desk.late-none')}
      </p>
      {(isAway || state === 'available') && (
        <Button
          busy={save.isPending}
          onClick={() => save.run({ body: { state: isAway ? 'available' : 'away' } })}
        >
          {t(isAway ? 'desk.be-here' : 'desk.be-away')}
        </Button>
      )}
      <Button icon="clock" aria-expanded={isLateOpen} onClick={() => setLateOpen(!isLateOpen)}>
        {t('desk.late')}
      </Button>
      {children}
      {isLateOpen && (
        <div className={css.late}>
          {lateSteps.map((minutes) => (
            <Button key={minutes} busy={save.isPending} onClick={() => tell(minutes)}>
              {t('desk.late-tell', { minutes, count: keptWaiting(queue) })}
            </Button>
          ))}
          {runningLateMinutes > 0 && <Button onClick={() => tell(0)}>{t('desk.late-clear')}</Button>}
        </div>
      )}
    </div>
  )
}
