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

/** Whatever `lazy` takes. */
type Shown = Awaited<ReturnType<Parameters<typeof lazy>[0]>>['default']

/** A component of a module that is fetched when it is first shown. */
function page<Module, Name extends keyof Module>(fetchModule: () => Promise<Module>, name: Name) {
  return lazy(async () => ({ default: (await fetchModule())[name] as Extract<Module[Name], Shown> }))
}

const inside = () => import('../text/inside.tsx')
const Inside = page(inside, 'Inside')
const LiveNews = page(() => import('../shared/live/live-news.tsx'), 'LiveNews')
const LandingPage = page(() => import('../features/landing/landing-page.tsx'), 'LandingPage')
const DemoPage = page(() => import('../features/landing/demo-page.tsx'), 'DemoPage')
const LinkPage = page(() => import('../features/landing/link-page.tsx'), 'LinkPage')
const SignInPage = page(() => import('../features/identity/sign-in-page.tsx'), 'SignInPage')
const RegisterPage = page(() => import('../features/identity/register-page.tsx'), 'RegisterPage')
const SetUpPage = page(() => import('../features/identity/set-up-page.tsx'), 'SetUpPage')
const accountPage = () => import('../features/identity/account-page.tsx')
const AccountPage = page(accountPage, 'AccountPage')
const HealthPage = page(accountPage, 'HealthPage')
const PeoplePage = page(() => import('../features/identity/people-page.tsx'), 'PeoplePage')
const NewAccountPage = page(() => import('../features/identity/new-account-page.tsx'), 'NewAccountPage')
const homePage = () => import('../features/scheduling/home-page.tsx')
const HomePage = page(homePage, 'HomePage')
const bookingPage = () => import('../features/scheduling/booking/booking-page.tsx')
const BookingPage = page(bookingPage, 'BookingPage')
const ReschedulePage = page(() => import('../features/scheduling/reschedule-page.tsx'), 'ReschedulePage')
const visitPage = () => import('../features/consultation/visit/visit-page.tsx')
const VisitPage = page(visitPage, 'VisitPage')
const DeskPage = page(() => import('../features/consultation/desk/desk-page.tsx'), 'DeskPage')
const SummaryPage = page(() => import('../features/consultation/summary-page.tsx'), 'SummaryPage')
const HistoryPage = page(() => import('../features/consultation/history-page.tsx'), 'HistoryPage')
const DetailPage = page(() => import('../features/consultation/detail-page.tsx'), 'DetailPage')
const FeedbackPage = page(() => import('../features/feedback/feedback-page.tsx'), 'FeedbackPage')
const MessagesPage = page(() => import('../features/notification/messages-page.tsx'), 'MessagesPage')
/** Addresses that are open to everybody. */
const open = [
  ['/', LandingPage],
  ['/link', LinkPage],
  ['/sign-in', SignInPage],
  ['/register', RegisterPage],
  ['/setup', SetUpPage],
] as const

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
  ['/health/:appointmentId?', ['PATIENT'], HealthPage],
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
                {(me) => <VisitPage key={appointmentId} me={me} appointmentId={appointmentId} />}
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
                {open.map(([path, OpenPage]) => (
                  <Route key={path} path={path}>
                    <OpenPage />
                  </Route>
                ))}
                <Route path="/demo/:as">{({ as }) => <DemoPage as={as} />}</Route>
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
