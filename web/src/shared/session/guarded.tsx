import type { Me, UserRole } from '@bedside/contract'
import { Skeleton } from '@bedside/react'
import type { ReactNode } from 'react'
import { Redirect, useLocation } from 'wouter'
import { useFrontWords } from '../../text/front-texts.ts'
import { LinkButton } from '../page/link-button.tsx'
import { Page } from '../page/page.tsx'
import { ProblemNotice } from '../page/problem-notice.tsx'
import { homeOf, useSession } from './use-session.ts'

/** Lets only these roles see a page; strangers go to sign in and come back here. */
export function Guarded(props: { roles: readonly UserRole[]; children: (me: Me) => ReactNode }) {
  const t = useFrontWords()
  const [location] = useLocation()
  const { me, signedOut, error, retry } = useSession()
  if (signedOut) return <Redirect replace to={`/sign-in?next=${encodeURIComponent(location)}`} />
  if (!me)
    return (
      <Page title={t('page.loading')}>
        {error ? <ProblemNotice error={error} onRetry={() => retry()} /> : <Skeleton shape="slip" />}
      </Page>
    )
  if (props.roles.includes(me.role)) return props.children(me)
  return (
    <Page title={t('page.refused-title')}>
      <p>{t('page.refused', { name: me.name })}</p>
      <p>
        <LinkButton kind="main" to={homeOf[me.role]}>
          {t('page.to-home')}
        </LinkButton>
      </p>
    </Page>
  )
}
