import { Button, Field, Notice } from '@bedside/react'
import { useLocation, useSearch } from 'wouter'
import { codeOf, problemOf } from '../../shared/api/problem-of.ts'
import { useDeed } from '../../shared/api/use-deed.ts'
import form from '../../shared/form/form.module.css'
import { InlineLink } from '../../shared/form/inline-link.tsx'
import { useForm } from '../../shared/form/use-form.ts'
import { Page } from '../../shared/page/page.tsx'
import { ProblemNotice } from '../../shared/page/problem-notice.tsx'
import { useSignedIn } from '../../shared/session/use-session.ts'
import { useFrontWords } from '../../text/front-texts.ts'
import { nextAddress } from './next-address.ts'

function Refused({ error }: { error: unknown }) {
  const t = useFrontWords()
  const code = codeOf(error)
  if (code === 'wrong_credentials' || code === 'invalid_input')
    return <Notice kind="trouble" live title={t('identity.wrong')} />
  if (code === 'too_many_requests') {
    const seconds = problemOf(error)?.retryAfterSeconds ?? 60
    return <Notice kind="trouble" live title={t('identity.too-many', { count: seconds })} />
  }
  return <ProblemNotice error={error} />
}

/** Sign-in by e-mail and password; says alike for a wrong password and for nobody of that name. */
export function SignInPage() {
  const t = useFrontWords()
  const [, go] = useLocation()
  const search = useSearch()
  const signedIn = useSignedIn()
  const signIn = useDeed('signIn', {
    onDone: (reply) => go(nextAddress(search, signedIn(reply)), { replace: true }),
  })
  const { onSubmit, errors } = useForm(
    ['email', 'password'],
    ({ text }) => ({
      email: text.email ? undefined : t('identity.need-email'),
      password: text.password ? undefined : t('identity.need-current'),
    }),
    ({ text }) => signIn.run({ body: { email: text.email, password: text.password } }),
  )
  const next = new URLSearchParams(search).get('next')
  return (
    <Page title={t('identity.sign-in-title')} {...(next ? { lead: t('page.sign-in-first') } : {})} band>
      <form className={`${form.form} ${form.sheet}`} onSubmit={onSubmit} noValidate>
        {signIn.error && <Refused error={signIn.error} />}
        <Field
          label={t('identity.email')}
          error={errors.email}
          name="email"
          type="email"
          dir="ltr"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
        />
        <Field
          label={t('identity.password')}
          error={errors.password}
          name="password"
          type="password"
          autoComplete="current-password"
        />
        <Button kind="main" wide type="submit" busy={signIn.isPending}>
          {t('identity.sign-in')}
        </Button>
        <p>{t('identity.forgot')}</p>
      </form>
      <p className={form.row}>
        {t('identity.no-account')}{' '}
        <InlineLink to={next ? `/register?next=${encodeURIComponent(next)}` : '/register'}>
          {t('identity.register')}
        </InlineLink>
      </p>
    </Page>
  )
}
