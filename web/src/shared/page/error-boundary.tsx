import { Button, EmptyState } from '@bedside/react'
import { Component, type ReactNode } from 'react'
import { useFrontWords } from '../../text/front-texts.ts'
import { Page } from './page.tsx'

function BrokenPage() {
  const t = useFrontWords()
  return (
    <div data-bs-broken="">
      <Page title={t('page.broken-title')}>
        <EmptyState
          drawing="line"
          title={t('page.broken')}
          action={
            <Button kind="main" icon="retry" onClick={() => location.reload()}>
              {t('page.reload')}
            </Button>
          }
        />
      </Page>
    </div>
  )
}

/** Keeps the frame standing when a page breaks or its script cannot be fetched; a change of `place` gives it a new chance. */
export class ErrorBoundary extends Component<
  { place: string; children: ReactNode },
  { brokenAt: string | null }
> {
  override state = { brokenAt: null as string | null }

  override componentDidCatch() {
    this.setState({ brokenAt: this.props.place })
  }

  static getDerivedStateFromError() {
    return null
  }

  override render() {
    return this.state.brokenAt === this.props.place ? <BrokenPage /> : this.props.children
  }
}
