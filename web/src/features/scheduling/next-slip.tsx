import type { Appointment } from '@bedside/contract'
import { Button, Icon, Slip, StatusMark } from '@bedside/react'
import { useLocation } from 'wouter'
import { useRead } from '../../shared/api/use-read.ts'
import { useNow } from '../../shared/time/use-now.ts'
import { useWhen, useWhenInside, useWhenWithin } from '../../shared/time/use-when.ts'
import { useWords, type WebTextKey } from '../../text/web-texts.ts'
import { AppointmentActions } from './appointment-actions.tsx'
import { ForWhom } from './for-whom.tsx'
import { KindMark } from './kind-mark.tsx'
import { type NextStep, nextStepOf } from './next-step.ts'
import { DoctorLate, latenessOf } from './off-visits.tsx'
import css from './scheduling.module.css'
import { ToDo } from './to-do.tsx'
import { kindOf } from './visit-kind.ts'

function buttonWord(step: NextStep, appointment: Appointment): WebTextKey | undefined {
  if (step === 'join') return 'home.join'
  if (step === 'return') return 'home.return'
  if (step === 'summary') return 'home.summary'
  if (step !== 'check') return undefined
  const checks = {
    VIDEO: 'home.check-camera',
    AUDIO: 'home.check-microphone',
    CHAT: 'home.open-visit',
  } as const
  return checks[appointment.consultationMode ?? 'VIDEO']
}

function Mark({ step, appointment }: { step: NextStep; appointment: Appointment }) {
  const t = useWords()
  if (step === 'return') return <StatusMark status="IN_PROGRESS" readAs="patient" />
  if (step === 'summary') return <StatusMark status="COMPLETED" readAs="patient" />
  if (step !== 'wait') return <StatusMark status="SCHEDULED" readAs="patient" />
  return (
    <span className={`${css.mark} ${css.late}`}>
      <Icon name="hourglass" /> {t(`status.${appointment.status}`)}
    </span>
  )
}

function stepLine(
  t: ReturnType<typeof useWords>,
  step: NextStep,
  say: (instant: string) => string,
  of: Appointment,
) {
  if (step === 'check' && of.joinOpensAt) return t('home.opens', { time: say(of.joinOpensAt) })
  if (step === 'join') return t('home.opened')
  if (step === 'return') return t('home.running')
  if (step === 'wait') return t('home.asked')
  return step === 'come' ? t('home.come', { time: say(of.startTime) }) : undefined
}

/** The visit the home page is about, with the one main button that changes by time. */
export function NextSlip({ appointment }: { appointment: Appointment }) {
  const t = useWords()
  const when = useWhen()
  const whenInside = useWhenInside()
  const whenWithin = useWhenWithin()
  const [, go] = useLocation()
  const now = useNow()
  const step = nextStepOf(appointment, now)
  const news = useRead('listNotifications', { query: { limit: 20 } })
  const late = latenessOf(news.data?.items ?? [], appointment.doctor.name, now)
  const isAhead = step === 'check' || step === 'join' || step === 'come'
  const word = buttonWord(step, appointment)
  const address =
    step === 'summary' ? `/history/${appointment.sessionId}/summary` : `/visits/${appointment.appointmentId}`
  return (
    <>
      <Slip
        stub={{ kind: 'time', at: appointment.startTime }}
        title={appointment.doctor.name}
        mark={<Mark step={step} appointment={appointment} />}
        action={
          word && (
            <Button kind="main" wide onClick={() => go(address)}>
              {t(word as 'home.join')}
            </Button>
          )
        }
      >
        <p>{appointment.doctor.specialization}</p>
        {appointment.previousStartTime && (
          <p>
            {t('home.moved')}{' '}
            <s>
              <time dateTime={appointment.previousStartTime}>
                {whenWithin(appointment.previousStartTime)}
              </time>
            </s>
          </p>
        )}
        <p>
          <time dateTime={appointment.startTime}>{when(appointment.startTime)}</time>
        </p>
        <KindMark kind={kindOf(appointment)} />
        <ForWhom name={appointment.forWhom} />
      </Slip>
      <DoctorLate name={appointment.doctor.name} minutes={isAhead ? late : null} />
      <p>{stepLine(t, step, whenInside, appointment)}</p>
      {appointment.previousStartTime && appointment.note && (
        <p className={css.said}>{t('home.reason', { text: appointment.note })}</p>
      )}
      <ToDo appointment={appointment} step={step} />
      {step !== 'summary' && step !== 'return' && <AppointmentActions appointment={appointment} />}
    </>
  )
}
