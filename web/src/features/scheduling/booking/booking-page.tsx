import type { Appointment, Doctor } from '@bedside/contract'
import { useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import { useRead } from '../../../shared/api/use-read.ts'
import { Loaded } from '../../../shared/page/loaded.tsx'
import { Page } from '../../../shared/page/page.tsx'
import { useWords } from '../../../text/web-texts.ts'
import { BookedStep } from './booked-step.tsx'
import { type BookingStep, bookingSteps, reachableStep } from './booking-draft.ts'
import { CheckStep } from './check-step.tsx'
import { DoctorStep } from './doctor-step.tsx'
import { HowStep } from './how-step.tsx'
import { ReasonStep } from './reason-step.tsx'
import type { StepProps } from './step-props.ts'
import { TimeStep } from './time-step.tsx'
import { useDraft } from './use-draft.ts'

const stepPages = {
  doctor: DoctorStep,
  how: HowStep,
  time: TimeStep,
  reason: ReasonStep,
  check: CheckStep,
} as const

/** One question: its page, the answers so far below it. */
function Question({ step, doctors, ...rest }: { step: BookingStep } & Omit<StepProps, 'doctor'>) {
  const t = useWords()
  const doctor = doctors.find((each) => each.doctorId === rest.draft.doctorId)
  if (!doctor && step !== 'doctor') return <Redirect replace to="/book/doctor" />
  const StepPage = stepPages[step]
  return (
    <Page
      title={t(`book.${step}`)}
      lead={t('book.step', { step: bookingSteps.indexOf(step) + 1, of: bookingSteps.length })}
    >
      <StepPage {...rest} doctors={doctors} doctor={doctor as Doctor} />
    </Page>
  )
}

/** Booking, one question a page. The browser's back button goes one question back and keeps every answer. */
export function BookingPage({ params }: { params: { step?: string } }) {
  const t = useWords()
  const [, go] = useLocation()
  const { draft, change, clear } = useDraft()
  const [booked, setBooked] = useState<Appointment | null>(null)
  const doctors = useRead('listDoctors', { query: { limit: 100 } })
  if (params.step === 'booked')
    return booked ? <BookedStep appointment={booked} /> : <Redirect replace to="/home" />
  const asked = bookingSteps.find((step) => step === params.step)
  const step = reachableStep(asked ?? 'doctor', draft)
  if (step !== params.step) return <Redirect replace to={`/book/${step}`} />
  if (!doctors.data)
    return (
      <Page
        title={t(`book.${step}`)}
        lead={t('book.step', { step: bookingSteps.indexOf(step) + 1, of: bookingSteps.length })}
      >
        <Loaded query={doctors} shape="card" count={3}>
          {() => null}
        </Loaded>
      </Page>
    )
  return (
    <Question
      key={step}
      step={step}
      draft={draft}
      doctors={doctors.data.items}
      onAnswer={(part, next) => {
        change(part)
        go(`/book/${next}`)
      }}
      onBooked={(appointment) => {
        setBooked(appointment)
        go('/book/booked', { replace: true })
        clear()
      }}
    />
  )
}
