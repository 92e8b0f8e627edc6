import type { Account, Me } from '@bedside/contract'
import { Button, Dialog, EmptyState, Skeleton, useFormats } from '@bedside/react'
import { useState } from 'react'
import { useDeed } from '../../shared/api/use-deed.ts'
import { useReadPages } from '../../shared/api/use-read-pages.ts'
import { LinkButton } from '../../shared/page/link-button.tsx'
import { MailAddress } from '../../shared/page/mail-address.tsx'
import { Page } from '../../shared/page/page.tsx'
import { ProblemNotice } from '../../shared/page/problem-notice.tsx'
import { useWords } from '../../text/web-texts.ts'
import css from './account-page.module.css'

function CloseAccount({ account }: { account: Account }) {
  const t = useWords()
  const [isAsking, setAsking] = useState(false)
  const close = useDeed('disableAccount', { touches: ['listAccounts'], onDone: () => setAsking(false) })
  const send = () => close.run({ params: { userId: account.userId } })
  return (
    <>
      <Button aria-label={t('identity.disable-of', { name: account.name })} onClick={() => setAsking(true)}>
        {t('identity.disable')}
      </Button>
      {isAsking && (
        <Dialog
          title={t('identity.disable-ask', { name: account.name })}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{t('desk.guard-keep')}</Button>
              <Button kind="danger" busy={close.isPending} onClick={send}>
                {t('identity.disable')}
              </Button>
            </>
          }
        >
          <p>{t('identity.disable-explain')}</p>
          {close.error && <ProblemNotice error={close.error} onRetry={send} />}
        </Dialog>
      )}
    </>
  )
}

function Row({ account, isMe }: { account: Account; isMe: boolean }) {
  const t = useWords()
  const formats = useFormats()
  return (
    <tr>
      <th scope="row">{account.name}</th>
      <td>
        <MailAddress>{account.email}</MailAddress>
      </td>
      <td>{t(`identity.role-${account.role}`)}</td>
      <td>
        {account.disabledAt
          ? t('identity.disabled', { date: formats.date(account.disabledAt) })
          : t('identity.active')}
      </td>
      <td>{!account.disabledAt && !isMe && <CloseAccount account={account} />}</td>
    </tr>
  )
}

/** All accounts of the clinic, for administrators. */
export function PeoplePage({ me }: { me: Me }) {
  const t = useWords()
  const accounts = useReadPages('listAccounts', { limit: 50 })
  const items = accounts.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page title={t('identity.accounts-title')} wide>
      <p>
        <LinkButton kind="main" to="/people/new" icon="person">
          {t('identity.add-account')}
        </LinkButton>
      </p>
      {accounts.isLoading && <Skeleton shape="row" count={5} />}
      {accounts.error && !accounts.data && (
        <ProblemNotice error={accounts.error} onRetry={() => accounts.refetch()} />
      )}
      {accounts.data && items.length === 0 && (
        <EmptyState drawing="empty" title={t('identity.accounts-empty')} />
      )}
      {items.length > 0 && (
        <div className={css.people}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t('identity.their-name')}</th>
                <th scope="col">{t('identity.email')}</th>
                <th scope="col">{t('identity.role')}</th>
                <th scope="col">{t('identity.column-state')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {items.map((account) => (
                <Row key={account.userId} account={account} isMe={account.userId === me.id} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {accounts.hasNextPage && (
        <Button busy={accounts.isFetchingNextPage} onClick={() => void accounts.fetchNextPage()}>
          {t('page.show-more')}
        </Button>
      )}
    </Page>
  )
}
