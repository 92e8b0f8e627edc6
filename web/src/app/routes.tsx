import type { Me, UserRole } from '@bedside/contract'
import { Skeleton } from '@bedside/react'
import { type ComponentType, type JSX, lazy, Suspense } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { ErrorBoundary } from '../shared/page/error-boundary.tsx'
import { Frame } from '../shared/page/frame.tsx'
import { LostPage } from '../shared/page/lost-page.tsx'
import { Page } from '../shared/page/page.tsx'
import { Guarded } from '../shared/session/guarded.tsx'
import { useFrontWords } from '../text/front-texts.ts'

const inside = () => import('../text/inside.tsx')
const Inside = lazy(async () => ({ default: (await inside()).Inside }))
const LiveNews = lazy(async () => ({ default: (await import('../shared/live/live-news.tsx')).LiveNews }))
const LandingPage = lazy(async () => ({
  default: (await import('../features/landing/landing-page.tsx')).LandingPage,
}))
const DemoPage = lazy(async () => ({
  default: (await import('../features/landing/demo-page.tsx')).DemoPage,
}))
const LinkPage = lazy(async () => ({
  default: (await import('../features/landing/link-page.tsx')).LinkPage,
}))
const SignInPage = lazy(async () => ({
  default: (await import('../features/identity/sign-in-page.tsx')).SignInPage,
}))
const RegisterPage = lazy(async () => ({
  default: (await import('../features/identity/register-page.tsx')).RegisterPage,
}))
const SetUpPage = lazy(async () => ({
  default: (await import('../features/identity/set-up-page.tsx')).SetUpPage,
}))
const AccountPage = lazy(async () => ({
  default: (await import('../features/identity/account-page.tsx')).AccountPage,
}))
const HealthPage = lazy(async () => ({
  default: (await import('../features/identity/health/health-page.tsx')).HealthPage,
}))
const PeoplePage = lazy(async () => ({
  default: (await import('../features/identity/people-page.tsx')).PeoplePage,
}))
const NewAccountPage = lazy(async () => ({
  default: (await import('../features/identity/new-account-page.tsx')).NewAccountPage,
}))
const homePage = () => import('../features/scheduling/home-page.tsx')
const HomePage = lazy(async () => ({ default: (await homePage()).HomePage }))
const bookingPage = () => import('../features/scheduling/booking/booking-page.tsx')
const BookingPage = lazy(async () => ({ default: (await bookingPage()).BookingPage }))
const ReschedulePage = lazy(async () => ({
  default: (await import('../features/scheduling/reschedule-page.tsx')).ReschedulePage,
}))
const visitPage = () => import('../features/consultation/visit/visit-page.tsx')
const VisitPage = lazy(async () => ({ default: (await visitPage()).VisitPage }))
const DeskPage = lazy(async () => ({
  default: (await import('../features/consultation/desk/desk-page.tsx')).DeskPage,
}))
const SummaryPage = lazy(async () => ({
  default: (await import('../features/consultation/summary-page.tsx')).SummaryPage,
}))
const HistoryPage = lazy(async () => ({
  default: (await import('../features/consultation/history-page.tsx')).HistoryPage,
}))
const DetailPage = lazy(async () => ({
  default: (await import('../features/consultation/detail-page.tsx')).DetailPage,
}))
const FeedbackPage = lazy(async () => ({
  default: (await import('../features/feedback/feedback-page.tsx')).FeedbackPage,
}))
const MessagesPage = lazy(async () => ({
  default: (await import('../features/notification/messages-page.tsx')).MessagesPage,
}))
type PersonPage = ComponentType<{ me: Me; params: Record<string, string | undefined> }>

/** Every address that asks who one is: what stands there and for whom. */
const personal: readonly (readonly [path: string, roles: readonly UserRole[], page: unknown])[] = [
  ['/home', ['PATIENT'], HomePage],
  ['/book/:step?', ['PATIENT'], BookingPage],
  ['/appointments/:appointmentId/time', ['PATIENT', 'DOCTOR'], ReschedulePage],
  ['/history', ['PATIENT', 'DOCTOR'], HistoryPage],
  ['/history/:sessionId', ['PATIENT', 'DOCTOR'], DetailPage],
  ['/history/:sessionId/summary', ['PATIENT', 'DOCTOR'], SummaryPage],
  ['/history/:sessionId/feedback', ['PATIENT'], FeedbackPage],
  ['/messages', ['PATIENT', 'DOCTOR'], MessagesPage],
  ['/account', ['PATIENT', 'DOCTOR', 'ADMIN'], AccountPage],
  ['/account/health', ['PATIENT'], HealthPage],
  ['/appointments/:appointmentId/health', ['PATIENT'], HealthPage],
  ['/desk/:group?', ['DOCTOR'], DeskPage],
  ['/people', ['ADMIN'], PeoplePage],
  ['/people/new', ['ADMIN'], NewAccountPage],
]

/** Where patients come in most, by the first part of the address. */
const entrances: Readonly<Record<string, readonly (() => Promise<unknown>)[]>> = {
  home: [homePage, inside],
  book: [bookingPage, inside],
  visits: [visitPage],
}

/** Begins to fetch the page of an address while the server is asked who one is: a round trip less on a slow line. */
export function fetchEarly(path: string) {
  // A page that cannot be fetched says so where it is shown.
  for (const fetchPage of entrances[path.split('/')[1] ?? ''] ?? []) fetchPage().catch(() => undefined)
}

function Waiting() {
  const t = useFrontWords()
  return (
    <Page title={t('page.loading')}>
      <Skeleton shape="slip" />
    </Page>
  )
}

/** Which page stands at which address; every page but the first is fetched when it is opened. */
export function Routes(): JSX.Element {
  const [location] = useLocation()
  return (
    <Switch>
      <Route path="/visits/:appointmentId">
        {({ appointmentId }) => (
          <ErrorBoundary place={location}>
            <Suspense fallback={<Waiting />}>
              <Guarded roles={['PATIENT', 'DOCTOR']}>
                {(me) => <VisitPage me={me} appointmentId={appointmentId} />}
              </Guarded>
            </Suspense>
          </ErrorBoundary>
        )}
      </Route>
      <Route>
        <Frame>
          <ErrorBoundary place={location}>
            <Suspense fallback={<Waiting />}>
              <Switch>
                <Route path="/">
                  <LandingPage />
                </Route>
                <Route path="/demo/:as">{({ as }) => <DemoPage as={as} />}</Route>
                <Route path="/link">
                  <LinkPage />
                </Route>
                <Route path="/sign-in">
                  <SignInPage />
                </Route>
                <Route path="/register">
                  <RegisterPage />
                </Route>
                <Route path="/setup">
                  <SetUpPage />
                </Route>
                {personal.map(([path, roles, page]) => (
                  <Route key={path} path={path}>
                    {(params) => (
                      <Guarded roles={roles}>{(me) => show(page as PersonPage, me, params)}</Guarded>
                    )}
                  </Route>
                ))}
                <Route>
                  <LostPage />
                </Route>
              </Switch>
            </Suspense>
          </ErrorBoundary>
        </Frame>
      </Route>
    </Switch>
  )
}

function show(Shown: PersonPage, me: Me, params: Record<string, string | undefined>) {
  return (
    <Inside>
      <LiveNews />
      <Shown me={me} params={params} />
    </Inside>
  )
}
