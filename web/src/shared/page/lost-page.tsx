import { EmptyState } from '@bedside/react'
import { useFrontWords } from '../../text/front-texts.ts'
import { homeOf, useSession } from '../session/use-session.ts'
import { LinkButton } from './link-button.tsx'
import { Page } from './page.tsx'

/** What stands at an address that leads nowhere; a foreign thing looks the same as none. */
export function LostPage() {
  const t = useFrontWords()
  const { me } = useSession({ ask: false })
  return (
    <Page title={t('page.not-found-title')}>
      <EmptyState
        drawing="empty"
        title={t('page.not-found')}
        action={
          <LinkButton kind="main" to={me ? homeOf[me.role] : '/'}>
            {t('page.to-home')}
          </LinkButton>
        }
      />
    </Page>
  )
}
