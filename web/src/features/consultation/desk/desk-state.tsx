import type { Queue } from '@bedside/contract'
import { Button } from '@bedside/react'
import { type ReactNode, useState } from 'react'
import { useDeed } from '../../../shared/api/use-deed.ts'
import { useRead } from '../../../shared/api/use-read.ts'
import { ProblemNotice } from '../../../shared/page/problem-notice.tsx'
import { useWhenInside } from '../../../shared/time/use-when.ts'
import { useWords } from '../../../text/web-texts.ts'
import css from './desk.module.css'
import { keptWaiting } from './queue-view.ts'

const lateSteps = [10, 20, 30] as const
const ownStates = ['available', 'break', 'away'] as const

/** When the next patient could still be booked. */
function NextFree({ doctorId }: { doctorId: string }) {
  const t = useWords()
  const whenInside = useWhenInside()
  const { data } = useRead('getDoctor', { params: { doctorId } }, { everyMs: 60_000 })
  if (!data) return null
  const { nextFreeTime } = data
  return (
    <p className={css.hint}>
      {nextFreeTime ? t('desk.next-free', { time: whenInside(nextFreeTime) }) : t('desk.next-free-none')}
    </p>
  )
}

/** Here, on a break, away; what follows from a running visit is only told. */
function Status({ state }: { state: Queue['desk']['state'] }) {
  const t = useWords()
  const save = useDeed('setDeskState', { touches: ['getQueue'] })
  const isOwn = ownStates.some((each) => each === state)
  return (
    <fieldset className={css.status}>
      <legend className={css.hint}>{t('desk.status')}</legend>
      {isOwn ? (
        ownStates.map((each) => (
          <Button
            key={each}
            aria-pressed={each === state}
            busy={save.isPending && save.variables?.body?.state === each}
            onClick={() => each !== state && save.run({ body: { state: each } })}
          >
            {t(`desk.set-${each}`)}
          </Button>
        ))
      ) : (
        <strong>{t(`desk.status-${state}`)}</strong>
      )}
      {save.error && <ProblemNotice error={save.error} />}
    </fieldset>
  )
}

/** How late the day runs; everyone whom it concerns is told once, and how many they are stands on the button. */
function Lateness({ queue }: { queue: Queue }) {
  const t = useWords()
  const [isOpen, setOpen] = useState(false)
  const [told, setTold] = useState<number>()
  const save = useDeed('setDeskState', { touches: ['getQueue'], onDone: () => setOpen(false) })
  const { runningLateMinutes } = queue.desk
  const count = keptWaiting(queue)
  const say = (minutes: number) => {
    setTold(minutes > 0 && count > 0 ? count : undefined)
    save.run({ body: { runningLateMinutes: minutes } })
  }
  return (
    <>
      <Button icon="clock" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {runningLateMinutes > 0 ? t('desk.late-by', { count: runningLateMinutes }) : t('desk.late')}
      </Button>
      <p role="status" className={css.hint}>
        {told !== undefined && save.isSuccess && t('desk.late-told', { count: told })}
      </p>
      {isOpen && (
        <div className={css.late}>
          {lateSteps
            .filter((minutes) => minutes !== runningLateMinutes)
            .map((minutes) => (
              <Button key={minutes} busy={save.isPending} onClick={() => say(minutes)}>
                {count > 0
                  ? t('desk.late-tell', { minutes, count })
                  : t('desk.late-tell-nobody', { minutes })}
              </Button>
            ))}
          {runningLateMinutes > 0 && (
            <Button busy={save.isPending} onClick={() => say(0)}>
              {t('desk.late-clear')}
            </Button>
          )}
        </div>
      )}
      {save.error && <ProblemNotice error={save.error} />}
    </>
  )
}

/** Where the doctor is, how late the day runs, and when the next one could be booked. */
export function DeskState(props: { queue: Queue; doctorId: string; children: ReactNode }) {
  const { queue, doctorId, children } = props
  return (
    <div className={css.state}>
      <NextFree doctorId={doctorId} />
      {children}
      <Status state={queue.desk.state} />
      <Lateness queue={queue} />
    </div>
  )
}
