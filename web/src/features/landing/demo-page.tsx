import type { Language } from '@bedside/contract'
import { EmptyState, Skeleton } from '@bedside/react'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { codeOf } from '../../shared/api/problem-of.ts'
import { useDeed } from '../../shared/api/use-deed.ts'
import { useLanguageChoice } from '../../shared/page/language-choice.tsx'
import { LinkButton } from '../../shared/page/link-button.tsx'
import { LostPage } from '../../shared/page/lost-page.tsx'
import { Page } from '../../shared/page/page.tsx'
import { ProblemNotice } from '../../shared/page/problem-notice.tsx'
import { homeOf, useSignedIn } from '../../shared/session/use-session.ts'
import { useFrontWords } from '../../text/front-texts.ts'

const people = ['patient', 'doctor', 'admin'] as const
type DemoPerson = (typeof people)[number]

/** The demo's links: signs in as an invented person and goes on to their page. */
export function DemoPage({ as }: { as: string }) {
  const person = people.find((each) => each === as)
  return person ? <OpenDemo person={person} /> : <LostPage />
}

function OpenDemo({ person }: { person: DemoPerson }) {
  const t = useFrontWords()
  const [, go] = useLocation()
  const signedIn = useSignedIn()
  const opened = useRef(false)
  const { language, choose } = useLanguageChoice()
  const open = useDeed('openDemo', {
    onDone: (reply) => {
      // The invented person speaks what the visitor was reading.
      choose(language as Language)
      go(homeOf[signedIn(reply).role], { replace: true })
    },
  })
  const start = () => open.run({ body: { as: person } })
  useEffect(() => {
    if (!opened.current) start()
    opened.current = true
  })
  const isNoDemo = codeOf(open.error) === 'not_found'
  return (
    <Page title={isNoDemo ? t('landing.demo-off-title') : t('landing.demo-opening')}>
      {isNoDemo ? (
        <EmptyState
          drawing="empty"
          title={t('landing.demo-off')}
          action={
            <LinkButton kind="main" to="/sign-in">
              {t('page.sign-in')}
            </LinkButton>
          }
        />
      ) : open.error ? (
        <ProblemNotice error={open.error} onRetry={start} />
      ) : (
        <Skeleton shape="slip" />
      )}
    </Page>
  )
}
