import type { Doctor, Me } from '@bedside/contract'
import { EmptyState } from '@bedside/react'
import { useEffect } from 'react'
import { Redirect, useLocation, useSearch } from 'wouter'
import { useRead } from '../../../shared/api/use-read.ts'
import { InlineLink } from '../../../shared/form/inline-link.tsx'
import { CallClinic } from '../../../shared/page/call-clinic.tsx'
import { Loaded } from '../../../shared/page/loaded.tsx'
import { Page } from '../../../shared/page/page.tsx'
import { useClinic } from '../../../shared/page/use-clinic.ts'
import { useWords } from '../../../text/web-texts.ts'
import { AboutStep } from './about-step.tsx'
import { BookedStep } from './booked-step.tsx'
import { type BookingStep, bookingSteps, nextStep, reachableStep } from './booking-draft.ts'
import { CheckStep } from './check-step.tsx'
import { DoctorStep } from './doctor-step.tsx'
import { HealthStep } from './health-step.tsx'
import { HowStep } from './how-step.tsx'
import type { StepProps } from './step-props.ts'
import { TimeStep } from './time-step.tsx'
import { useDraft } from './use-draft.ts'
import { WhomStep } from './whom-step.tsx'

const stepPages = {
  about: AboutStep,
  doctor: DoctorStep,
  how: HowStep,
  time: TimeStep,
  whom: WhomStep,
  health: HealthStep,
  check: CheckStep,
} as const

/** Questions that need no doctor yet. */
const beforeDoctor: readonly BookingStep[] = ['about', 'doctor']

/** One question: its page, the answers so far below it. */
function Question({ step, ...rest }: { step: BookingStep } & Omit<StepProps, 'doctor'>) {
  const doctor = rest.doctors.find((each) => each.doctorId === rest.draft.doctorId)
  if (!doctor && !beforeDoctor.includes(step)) return <Redirect replace to="/book/doctor" />
  const StepPage = stepPages[step]
  return <StepPage {...rest} doctor={doctor as Doctor} />
}

/**
 * Booking, one question a page. The browser's back button goes one question back and keeps every answer; once the visit is
 * booked it leads to the visit. `/book` alone begins anew, with the answers that are still there; `/book?doctor=` with that doctor.
 */
export function BookingPage({ me, params }: { me: Me; params: { step?: string } }) {
  const t = useWords()
  const [, go] = useLocation()
  const search = useSearch()
  const { draft, booked, change, finish, forgetBooked } = useDraft()
  const clinic = useClinic().data
  const doctors = useRead('listDoctors', { query: { limit: 100 } })
  const isNew = params.step === undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where a new booking begins
  useEffect(() => {
    if (!isNew) return
    forgetBooked()
    const doctorId = new URLSearchParams(search).get('doctor')
    const begun = doctorId ? change({ doctorId }) : draft
    go(`/book/${reachableStep('check', begun)}`, { replace: true })
  }, [isNew])
  if (isNew) return null
  const isBlank = Object.keys(draft).length === 0
  if (params.step === 'booked')
    return booked ? <BookedStep appointmentId={booked} /> : <Redirect replace to="/home" />
  if (clinic?.bookingOpen === false)
    return (
      <Page title={t('home.book')}>
        <EmptyState drawing="empty" title={t('page.booking-off-title')} action={<CallClinic />}>
          {t('page.booking-off')}
        </EmptyState>
        <p>
          <InlineLink to="/home">{t('book.done-home')}</InlineLink>
        </p>
      </Page>
    )
  const asked = bookingSteps.find((step) => step === params.step)
  if (booked !== null && isBlank) return <Redirect replace to="/book/booked" />
  const step = reachableStep(asked ?? 'about', draft)
  if (step !== params.step) return <Redirect replace to={`/book/${step}`} />
  return (
    <Page
      key={step}
      title={t(`book.${step}`)}
      lead={t('book.step', { step: bookingSteps.indexOf(step) + 1, of: bookingSteps.length })}
    >
      <Loaded query={doctors} shape={step === 'doctor' ? 'person' : 'row'} count={3}>
        {({ items }) => (
          <Question
            key={step}
            me={me}
            step={step}
            draft={draft}
            doctors={items}
            onAnswer={(part, next) => go(`/book/${nextStep(change(part), next)}`)}
            onBooked={({ appointmentId }) => {
              finish(appointmentId)
              go('/book/booked', { replace: true })
            }}
          />
        )}
      </Loaded>
    </Page>
  )
}
