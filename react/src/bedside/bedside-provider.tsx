import type { BedsideClient } from '@bedside/client'
import type { EndReason, SessionStatus } from '@bedside/contract'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { Announcer } from '../kit/announcer/announcer.tsx'
import { TextProvider, type TextProviderProps, useLanguage } from '../text/text-provider.tsx'

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
  /** Dark room tokens for everything inside; the call itself is always dark. */
  readonly theme?: 'light' | 'room'
  onEvent?(event: BedsideEvent): void
  readonly children: ReactNode
}

function Root(props: { dir: 'ltr' | 'rtl' | undefined; theme: 'light' | 'room'; children: ReactNode }) {
  const { language, direction } = useLanguage()
  return (
    <div data-bs-root="" data-bs-theme={props.theme} lang={language} dir={props.dir ?? direction}>
      {props.children}
    </div>
  )
}

/** Everything of Bedside stands inside one of these: the client, the language, the look, the voice for screen readers. */
export function BedsideProvider(props: BedsideProviderProps) {
  const { client, locale = 'en', dir, theme = 'light', onEvent, children, ...texts } = props
  const value = useMemo(() => ({ client, tell: onEvent ?? silence }), [client, onEvent])
  return (
    <BedsideContext.Provider value={value}>
      <TextProvider language={locale} {...texts}>
        <Root dir={dir} theme={theme}>
          <Announcer>{children}</Announcer>
        </Root>
      </TextProvider>
    </BedsideContext.Provider>
  )
}

/** The client and the event line of the nearest provider. */
export function useBedside(): BedsideContextValue {
  const value = useContext(BedsideContext)
  if (!value) throw new Error('Wrap this in <BedsideProvider client={createBedsideClient()}>')
  return value
}
