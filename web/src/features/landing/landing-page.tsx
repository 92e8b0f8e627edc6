import { EmptyState, Icon, Notice } from '@bedside/react'
import { InlineLink } from '../../shared/form/inline-link.tsx'
import { LinkButton } from '../../shared/page/link-button.tsx'
import { Page } from '../../shared/page/page.tsx'
import { ProblemNotice } from '../../shared/page/problem-notice.tsx'
import { useClinic } from '../../shared/page/use-clinic.ts'
import { useOnline } from '../../shared/page/use-online.ts'
import { homeOf, useSession } from '../../shared/session/use-session.ts'
import { useFrontWords } from '../../text/front-texts.ts'
import css from './landing-page.module.css'

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

function WaysIn() {
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
      <LinkButton kind="main" wide to="/book" icon="calendar">
        {t('landing.book')}
      </LinkButton>
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

/** One line with the number to dial, before anything is scrolled; the whole card stands at the foot of every page. */
function CallNow({ number }: { number: string }) {
  const t = useFrontWords()
  return (
    <p className={css.now}>
      <Icon name="warning" />
      <a href={`tel:${number.replace(/[^+\d]/g, '')}`}>{t('landing.call-now', { number })}</a>
    </p>
  )
}

/** The clinic's front door: book, come back, whom to call; the demo's two doors where the clinic is invented. */
export function LandingPage() {
  const t = useFrontWords()
  const clinic = useClinic()
  const isOnline = useOnline()
  const steps = [t('landing.how-1'), t('landing.how-2'), t('landing.how-3')]
  return (
    <Page title={t('landing.title')} lead={t('landing.lead')} band>
      {clinic.error && !clinic.data ? (
        isOnline ? (
          <Notice kind="trouble" title={t('landing.closed-title')}>
            {t('landing.closed')}
          </Notice>
        ) : (
          <EmptyState drawing="line" title={t('page.no-line-title')}>
            {t('page.no-line')}
          </EmptyState>
        )
      ) : (
        <div className={css.ways}>
          <WaysIn />
          {clinic.data && <CallNow number={clinic.data.emergencyNumber} />}
        </div>
      )}
      {clinic.error && !clinic.data && (
        <ProblemNotice error={clinic.error} onRetry={() => clinic.refetch()} />
      )}
      {clinic.data?.demo && <DemoBand />}
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
