import type { Appointment, Me } from '@bedside/contract'
import { EmptyState, Name, Skeleton } from '@bedside/react'
import { useRead } from '../../shared/api/use-read.ts'
import { InlineLink } from '../../shared/form/inline-link.tsx'
import { LinkButton } from '../../shared/page/link-button.tsx'
import { Loaded } from '../../shared/page/loaded.tsx'
import { Page } from '../../shared/page/page.tsx'
import { serverNow } from '../../shared/time/clock.ts'
import { useNow } from '../../shared/time/use-now.ts'
import { useWhen } from '../../shared/time/use-when.ts'
import { useWords } from '../../text/web-texts.ts'
import { HistoryRows } from '../consultation/history-rows.tsx'
import { AppointmentActions } from './appointment-actions.tsx'
import { familyOf, visitsOf } from './family.ts'
import { FamilySwitch, useChosenMember } from './family-switch.tsx'
import { ForWhom } from './for-whom.tsx'
import { KindMark } from './kind-mark.tsx'
import { NextSlip } from './next-slip.tsx'
import { nextStepOf, pickSlip, sortAppointments } from './next-step.ts'
import { OffVisits, offVisits } from './off-visits.tsx'
import css from './scheduling.module.css'
import { kindOf } from './visit-kind.ts'

const dayMs = 24 * 60 * 60_000

const pastShown = 3

/** As many as are kept for reading without a line, so that one answer serves both. */
const useHistory = () => useRead('listHistory', { query: { limit: 20 } })

/** A visit that can be entered now is shown whoever was chosen. */
const isOpenNow = (appointment: Appointment) =>
  ['join', 'return'].includes(nextStepOf(appointment, serverNow()))

/** Yesterday's beginning in UTC: a visit of last night is still the next thing to see the summary of. */
const sinceYesterday = () => new Date((Math.floor(serverNow() / dayMs) - 1) * dayMs).toISOString()

function Later({ appointments }: { appointments: readonly Appointment[] }) {
  const t = useWords()
  const when = useWhen()
  if (appointments.length === 0) return null
  return (
    <section className={css.section}>
      <h2>{t('home.later')}</h2>
      <ul className={css.list}>
        {appointments.map((each) => (
          <li className={css.row} key={each.appointmentId}>
            <p className={css.who}>
              <Name>{each.doctor.name}</Name>
            </p>
            <p className={css.meta}>
              <time dateTime={each.startTime}>{when(each.startTime)}</time>
              <KindMark kind={kindOf(each)} />
              <span>{t(`status.${each.status}`)}</span>
            </p>
            <ForWhom name={each.forWhom} />
            <AppointmentActions appointment={each} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Past({ of }: { of: string | null }) {
  const t = useWords()
  const history = useHistory()
  const mine = visitsOf(history.data?.items ?? [], of).slice(0, pastShown)
  if (history.data && mine.length === 0) return null
  return (
    <section className={css.section}>
      <h2>{t('home.past')}</h2>
      <Loaded query={history} shape="row" count={3}>
        {() => <HistoryRows items={mine} />}
      </Loaded>
      <p>
        <InlineLink to="/history">{t('home.all-past')}</InlineLink>
      </p>
    </section>
  )
}

function Booked({ appointments, none }: { appointments: readonly Appointment[]; none: string }) {
  const t = useWords()
  const now = useNow()
  const slip = pickSlip(appointments, now)
  const later = sortAppointments(appointments, now).ahead.filter((each) => each !== slip)
  const off = offVisits(appointments, now)
  if (!slip)
    return (
      <>
        <OffVisits appointments={off} />
        {off.length === 0 && (
          <EmptyState
            drawing="home"
            title={none}
            action={
              <LinkButton kind="main" to="/book" icon="calendar">
                {t('home.book')}
              </LinkButton>
            }
          >
            {t('home.none')}
          </EmptyState>
        )}
      </>
    )
  return (
    <>
      <NextSlip appointment={slip} />
      <OffVisits appointments={off} />
      <Later appointments={later} />
      <div className={css.actions}>
        <LinkButton to="/book" icon="calendar">
          {t('home.book-another')}
        </LinkButton>
      </div>
    </>
  )
}

/** A patient's own page: the next visit's slip, what else is booked, what was. */
export function HomePage({ me }: { me: Me }) {
  const t = useWords()
  const appointments = useRead(
    'listAppointments',
    { query: { from: sinceYesterday(), order: 'asc', limit: 100 } },
    { everyMs: 30_000 },
  )
  const history = useHistory()
  const all = appointments.data?.items ?? []
  const family = familyOf([...all, ...(history.data?.items ?? [])])
  const [chosen, choose] = useChosenMember(family)
  const shown = visitsOf(all, chosen, isOpenNow)
  const name = family.find(({ key }) => key === chosen)?.name
  const isOne = chosen !== null
  const none = !isOne ? t('home.none-title') : name ? t('home.none-for', { name }) : t('home.none-for-me')
  const only = isOne && { lead: name ? t('home.only', { name }) : t('home.only-me') }
  const isEmpty = appointments.data !== undefined && !pickSlip(shown, serverNow())
  return (
    <Page title={t('home.hello', { name: me.name })} tabTitle={t('home.title')} band={!isEmpty} {...only}>
      <Loaded query={appointments} shape="slip">
        {() => <Booked appointments={shown} none={none} />}
      </Loaded>
      <FamilySwitch family={family} chosen={chosen} onChoose={choose} />
      {appointments.data || appointments.error ? <Past of={chosen} /> : <Skeleton shape="row" count={2} />}
    </Page>
  )
}
