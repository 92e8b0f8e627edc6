import { Button, EmergencyCard, EmptyState } from '@bedside/react'
import { InlineLink } from '../../shared/form/inline-link.tsx'
import { CallClinic } from '../../shared/page/call-clinic.tsx'
import { LinkButton } from '../../shared/page/link-button.tsx'
import { Page } from '../../shared/page/page.tsx'
import { useClinic } from '../../shared/page/use-clinic.ts'
import { useOnline } from '../../shared/page/use-online.ts'
import { homeOf, useSession } from '../../shared/session/use-session.ts'
import { useFrontWords } from '../../text/front-texts.ts'
import css from './landing-page.module.css'
import { OpeningHours, OpenNow } from './opening.tsx'

function DemoBand() {
  const t = useFrontWords()
  return (
    <section className={css.demo} aria-labelledby="demo">
      <h2 id="demo">{t('landing.demo-title')}</h2>
      <p>{t('landing.demo')}</p>
      <div className={css.pair}>
        <LinkButton to="/demo/patient" icon="person">
          {t('landing.demo-patient')}
        </LinkButton>
        <LinkButton to="/demo/doctor" icon="note">
          {t('landing.demo-doctor')}
        </LinkButton>
      </div>
    </section>
  )
}

function WaysIn({ isBookingOff }: { isBookingOff: boolean }) {
  const t = useFrontWords()
  const { me } = useSession({ ask: false })
  if (me?.role === 'DOCTOR')
    return (
      <LinkButton kind="main" wide to={homeOf.DOCTOR} icon="people">
        {t('landing.go-desk')}
      </LinkButton>
    )
  if (me?.role === 'ADMIN')
    return (
      <LinkButton kind="main" wide to={homeOf.ADMIN} icon="people">
        {t('landing.go-people')}
      </LinkButton>
    )
  return (
    <>
      {isBookingOff ? (
        <>
          <div className={css.off}>
            <p>{t('page.booking-off-title')}</p>
            <p>{t('page.booking-off')}</p>
          </div>
          <CallClinic />
        </>
      ) : (
        <LinkButton kind="main" wide to="/book" icon="calendar">
          {t('landing.book')}
        </LinkButton>
      )}
      <LinkButton wide to={me ? homeOf.PATIENT : '/link'} icon={me ? 'person' : 'note'}>
        {me ? t('landing.go-on') : t('landing.have-link')}
      </LinkButton>
      {!me && (
        <p>
          <InlineLink to="/sign-in">{t('landing.sign-in')}</InlineLink>
        </p>
      )}
    </>
  )
}

/** Said once, with the one thing to do: the clinic, or this device's line, gives no answer. */
function NoAnswer({ onRetry }: { onRetry: () => unknown }) {
  const t = useFrontWords()
  const isOnline = useOnline()
  return (
    <EmptyState
      drawing="line"
      title={isOnline ? t('landing.closed-title') : t('page.no-line-title')}
      action={
        <Button kind="main" icon="retry" onClick={onRetry}>
          {t('page.try-again')}
        </Button>
      }
    >
      {isOnline ? t('landing.closed') : t('page.no-line')}
    </EmptyState>
  )
}

/** The clinic's front door: book, come back, whom to call; the demo's two doors where the clinic is invented. */
export function LandingPage() {
  const t = useFrontWords()
  const clinic = useClinic()
  const isSilent = clinic.error !== null && !clinic.data
  const steps = [t('landing.how-1'), t('landing.how-2'), t('landing.how-3')]
  return (
    <Page title={t('landing.title')} lead={t('landing.lead')} band={!isSilent}>
      {isSilent ? (
        <NoAnswer onRetry={() => clinic.refetch()} />
      ) : (
        <div className={css.ways}>
          {clinic.data && <OpenNow clinic={clinic.data} />}
          <WaysIn isBookingOff={clinic.data?.bookingOpen === false} />
          {clinic.data && (
            <EmergencyCard emergencyNumber={clinic.data.emergencyNumber} clinicPhone={clinic.data.phone} />
          )}
        </div>
      )}
      {clinic.data?.demo && <DemoBand />}
      {clinic.data && <OpeningHours clinic={clinic.data} />}
      {/* What stands above it depends on the clinic: shown before that, it would jump down under people's eyes. */}
      {(clinic.data || clinic.error) && (
        <section>
          <h2>{t('landing.how')}</h2>
          <ol className={css.steps}>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      )}
    </Page>
  )
}
