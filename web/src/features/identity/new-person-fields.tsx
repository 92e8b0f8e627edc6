import { limits } from '@bedside/contract/facts'
import { Field } from '@bedside/react'
import { useFrontWords } from '../../text/front-texts.ts'

type Errors = Partial<Record<'name' | 'email' | 'password', string | undefined>>

/** Name, e-mail and a new password; `forSelf` lets the device fill in one's own. */
export function NewPersonFields({ errors, forSelf }: { errors: Errors; forSelf: boolean }) {
  const t = useFrontWords()
  const auto = (name: string) => (forSelf ? name : 'off')
  return (
    <>
      <Field
        label={t(forSelf ? 'identity.name' : 'identity.their-name')}
        hint={forSelf ? t('identity.name-hint') : undefined}
        error={errors.name}
        name="name"
        maxLength={limits.nameCharacters}
        autoComplete={auto('name')}
      />
      <Field
        label={t('identity.email')}
        error={errors.email}
        name="email"
        type="email"
        dir="ltr"
        inputMode="email"
        maxLength={limits.emailCharacters}
        autoComplete={auto('username')}
        autoCapitalize="none"
      />
      <Field
        label={forSelf ? t('identity.password') : t('identity.first-password')}
        hint={
          forSelf
            ? t('identity.password-hint', { count: limits.passwordMinimumCharacters })
            : t('identity.first-password-hint')
        }
        error={errors.password}
        name="password"
        type={forSelf ? 'password' : 'text'}
        maxLength={limits.passwordMaximumCharacters}
        autoComplete="new-password"
      />
    </>
  )
}
