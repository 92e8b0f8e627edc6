import { Button, deviceTimeZone, Field, Notice } from '@bedside/react'
import { useLocation, useSearch } from 'wouter'
import { codeOf } from '../../shared/api/problem-of.ts'
import { useDeed } from '../../shared/api/use-deed.ts'
import form from '../../shared/form/form.module.css'
import { InlineLink } from '../../shared/form/inline-link.tsx'
import { useForm } from '../../shared/form/use-form.ts'
import { useLanguageChoice } from '../../shared/page/language-choice.tsx'
import { Page } from '../../shared/page/page.tsx'
import { ProblemNotice } from '../../shared/page/problem-notice.tsx'
import { useSignedIn } from '../../shared/session/use-session.ts'
import { useFrontWords } from '../../text/front-texts.ts'
import { checkNewPerson } from './new-password.ts'
import { NewPersonFields } from './new-person-fields.tsx'
import { nextAddress } from './next-address.ts'

/** Opens a patient's account and signs in at once. */
export function RegisterPage() {
  const t = useFrontWords()
  const [, go] = useLocation()
  const search = useSearch()
  const { language } = useLanguageChoice()
  const signedIn = useSignedIn()
  const register = useDeed('register', {
    onDone: (reply) => go(nextAddress(search, signedIn(reply)), { replace: true }),
  })
  const { onSubmit, errors } = useForm(
    ['name', 'email', 'password', 'phone'],
    ({ text }) => checkNewPerson(t, text),
    ({ text: { phone, ...person } }) =>
      register.run({
        body: {
          ...person,
          ...(phone ? { phone } : {}),
          language: language as 'en',
          timeZone: deviceTimeZone(),
        },
      }),
  )
  const isTaken = codeOf(register.error) === 'email_taken'
  return (
    <Page title={t('identity.register-title')} lead={t('identity.register-lead')} band>
      <form className={`${form.form} ${form.sheet}`} onSubmit={onSubmit} noValidate>
        {isTaken && <Notice kind="trouble" live title={t('identity.email-taken')} />}
        {register.error && !isTaken && <ProblemNotice error={register.error} />}
        <NewPersonFields errors={errors} forSelf />
        <Field
          label={t('identity.phone')}
          hint={t('identity.phone-hint')}
          optional
          name="phone"
          type="tel"
          autoComplete="tel"
          maxLength={30}
        />
        <Button kind="main" wide type="submit" busy={register.isPending}>
          {t('identity.register')}
        </Button>
      </form>
      <p className={form.row}>
        {t('identity.have-account')}{' '}
        <InlineLink to={`/sign-in${search ? `?${search}` : ''}`}>{t('identity.sign-in')}</InlineLink>
      </p>
    </Page>
  )
}
