import { Button, Notice } from '@bedside/react'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { codeOf } from '../../shared/api/problem-of.ts'
import { useDeed } from '../../shared/api/use-deed.ts'
import form from '../../shared/form/form.module.css'
import { useForm } from '../../shared/form/use-form.ts'
import { Page } from '../../shared/page/page.tsx'
import { ProblemNotice } from '../../shared/page/problem-notice.tsx'
import { useSignedIn } from '../../shared/session/use-session.ts'
import { useFrontWords } from '../../text/front-texts.ts'
import { checkNewPerson } from './new-password.ts'
import { NewPersonFields } from './new-person-fields.tsx'

/** The one-time token after `#token=`: a fragment is never sent, so it reaches no log; it also leaves the address bar. */
function useTokenFromFragment() {
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('token') ?? '')
  useEffect(() => {
    if (token) history.replaceState(history.state, '', location.pathname)
  }, [token])
  return token
}

/** Makes the first administrator of a fresh clinic with the link the server printed. */
export function SetUpPage() {
  const t = useFrontWords()
  const [, go] = useLocation()
  const token = useTokenFromFragment()
  const signedIn = useSignedIn()
  const setUp = useDeed('setUpFirstAdministrator', {
    onDone: (reply) => {
      signedIn(reply)
      go('/people', { replace: true })
    },
  })
  const { onSubmit, errors } = useForm(
    ['name', 'email', 'password'],
    ({ text }) => checkNewPerson(t, text),
    ({ text }) => setUp.run({ body: { ...text, token } }),
  )
  const code = codeOf(setUp.error)
  const refused =
    code === 'setup_closed'
      ? t('identity.setup-closed')
      : code === 'email_taken'
        ? t('identity.email-taken')
        : undefined
  return (
    <Page title={t('identity.setup-title')} lead={t('identity.setup-lead')} band>
      {token ? (
        <form className={`${form.form} ${form.sheet}`} onSubmit={onSubmit} noValidate>
          {refused && <Notice kind="trouble" live title={refused} />}
          {setUp.error && !refused && <ProblemNotice error={setUp.error} />}
          <NewPersonFields errors={errors} forSelf />
          <Button kind="main" wide type="submit" busy={setUp.isPending}>
            {t('identity.setup')}
          </Button>
        </form>
      ) : (
        <Notice kind="trouble" title={t('identity.setup-token-missing')} />
      )}
    </Page>
  )
}
