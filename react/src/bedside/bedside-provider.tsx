import type { BedsideClient } from '@bedside/client'
import type { EndReason, SessionStatus } from '@bedside/contract'
import { type CSSProperties, createContext, type ReactNode, useCallback, useContext, useMemo } from 'react'
import { Announcer } from '../kit/announcer/announcer.tsx'
import { TextProvider, type TextProviderProps, useLanguage } from '../text/text-provider.tsx'
import type { BedsideTheme } from './create-theme.ts'

/** What happens in a visit, for the page around it. */
export type BedsideEvent =
  | { readonly type: 'visit.entered' | 'visit.joined' | 'visit.left'; readonly sessionId: string }
  | {
      readonly type: 'visit.status'
      readonly sessionId: string
      readonly status: SessionStatus
      readonly endReason: EndReason | null
    }

interface BedsideContextValue {
  readonly client: BedsideClient
  tell(event: BedsideEvent): void
}

const BedsideContext = createContext<BedsideContextValue | null>(null)
const silence = () => undefined

/** What {@link BedsideProvider} takes. */
export interface BedsideProviderProps extends Pick<TextProviderProps, 'timeZone' | 'catalogues' | 'engine'> {
  /** From `createBedsideClient`; whoever made it closes it. */
  readonly client: BedsideClient
  readonly locale?: TextProviderProps['language']
  /** Forces a direction; else that of the language. */
  readonly dir?: 'ltr' | 'rtl'
  /** `room`: dark for everything inside (the call itself always is). One's own colours: from `createTheme`. */
  readonly theme?: 'light' | 'room' | BedsideTheme
  /** Hears what happens in the visits shown inside; for the page's own records, ids and codes alone. */
  onEvent?(event: BedsideEvent): void
  readonly children: ReactNode
}

function Root(props: {
  dir: 'ltr' | 'rtl' | undefined
  theme: 'light' | 'room' | BedsideTheme
  children: ReactNode
}) {
  const { language, direction } = useLanguage()
  const own = typeof props.theme === 'string' ? null : props.theme
  return (
    <div
      data-bs-root=""
      data-bs-theme={own ? 'light' : String(props.theme)}
      {...(own ? { style: own.variables as CSSProperties } : {})}
      lang={language}
      dir={props.dir ?? direction}
    >
      {props.children}
    </div>
  )
}

/** Everything of Bedside stands inside one of these: the client, the language, the look, the voice for screen readers. */
export function BedsideProvider(props: BedsideProviderProps) {
  const { client, locale = 'en', dir, theme = 'light', onEvent, children, ...texts } = props
  const value = useMemo(() => ({ client, tell: onEvent ?? silence }), [client, onEvent])
  const now = useCallback(() => client.realtime.clock.now(), [client])
  return (
    <BedsideContext.Provider value={value}>
      <TextProvider language={locale} now={now} {...texts}>
        <Root dir={dir} theme={theme}>
          <Announcer>{children}</Announcer>
        </Root>
      </TextProvider>
    </BedsideContext.Provider>
  )
}

/** What the components of records need of a client: its calls, no line of its own. */
export type CallingClient = Pick<BedsideClient, 'http'>

/**
 * Gives summary, history and feedback the way to the server inside a page that already has a {@link TextProvider} and an
 * {@link Announcer}. The room and the waiting room need the whole {@link BedsideProvider}.
 */
export function RecordsProvider({ client, children }: { client: CallingClient; children: ReactNode }) {
  const value = useMemo(() => ({ client: client as BedsideClient, tell: silence }), [client])
  return <BedsideContext.Provider value={value}>{children}</BedsideContext.Provider>
}

/** The client and the event line of the nearest provider. */
export function useBedside(): BedsideContextValue {
  const value = useContext(BedsideContext)
  if (!value) throw new Error('Wrap this in <BedsideProvider client={createBedsideClient()}>')
  return value
}
