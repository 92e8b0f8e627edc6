import { Announcer, type TextLanguage, useFocusKeeper } from '@bedside/react'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useRef } from 'react'
import { ApiProvider } from '../shared/api/api-context.tsx'
import type { Call } from '../shared/api/call.ts'
import { ClientProvider, type OpenClient } from '../shared/api/client-context.tsx'
import { LanguageProvider } from '../shared/page/language-choice.tsx'
import { useSession } from '../shared/session/use-session.ts'
import { Routes } from './routes.tsx'

/** Works unseen, so it is fetched behind everything that is seen. */
const SessionEnd = lazy(async () => ({
  default: (await import('../shared/session/session-end.tsx')).SessionEnd,
}))

interface AppProps {
  call: Call
  openClient: OpenClient | null
  queries: QueryClient
  /** Speaks this language whatever is chosen: the gallery. */
  language?: TextLanguage
  /** Stands in place of the pages: the gallery. */
  children?: ReactNode
}

function Root({ children }: { children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null)
  const { me } = useSession({ ask: false })
  useFocusKeeper(root)
  return (
    <div ref={root} data-bs-root="" {...(me?.readableFont ? { 'data-face': 'readable' } : {})}>
      {children}
    </div>
  )
}

/** The whole web app, given its ways out: main.tsx gives the real ones, tests and the gallery their own. */
export function App(props: AppProps) {
  return (
    <ApiProvider call={props.call}>
      <QueryClientProvider client={props.queries}>
        <ClientProvider open={props.openClient}>
          <Suspense fallback={null}>
            <SessionEnd />
          </Suspense>
          <LanguageProvider {...(props.language ? { language: props.language } : {})}>
            <Root>
              <Announcer>{props.children ?? <Routes />}</Announcer>
            </Root>
          </LanguageProvider>
        </ClientProvider>
      </QueryClientProvider>
    </ApiProvider>
  )
}
