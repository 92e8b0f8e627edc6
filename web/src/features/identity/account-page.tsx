import type { Language, Me } from '@bedside/contract'
import { languages, limits } from '@bedside/contract/facts'
import {
  Button,
  Checkbox,
  deviceTimeZone,
  Field,
  languageNames,
  Notice,
  Select,
  useFormats,
  useLanguage,
} from '@bedside/react'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { codeOf } from '../../shared/api/problem-of.ts'
import { useDeed } from '../../shared/api/use-deed.ts'
import form from '../../shared/form/form.module.css'
import { useForm } from '../../shared/form/use-form.ts'
import { useLanguageChoice } from '../../shared/page/language-choice.tsx'
import { MailAddress } from '../../shared/page/mail-address.tsx'
import { Page } from '../../shared/page/page.tsx'
import { ProblemNotice } from '../../shared/page/problem-notice.tsx'
import { serverNow } from '../../shared/time/clock.ts'
import { useWords } from '../../text/web-texts.ts'
import css from './account-page.module.css'
import { Devices } from './devices.tsx'
import { MyHealth } from './health/my-health.tsx'
import { checkNewPassword } from './new-password.ts'
import { zoneChoices } from './zone-choices.ts'

// One piece of script for the account and what belongs to it.
export { HealthPage } from './health/health-page.tsx'

/** The zones in use, and all others once somebody goes to choose. */
function ZoneSelect({ timeZone }: { timeZone: string }) {
  const t = useWords()
  const { language } = useLanguage()
  const [isWhole, setWhole] = useState(false)
  const choices = useMemo(
    () => zoneChoices(language, [timeZone, deviceTimeZone()], isWhole),
    [language, timeZone, isWhole],
  )
  const open = () => setWhole(true)
  return (
    <Select
      label={t('identity.time-zone')}
      hint={t('identity.time-zone-hint')}
      name="timeZone"
      defaultValue={timeZone}
      onPointerDown={open}
      onFocus={open}
    >
      {choices.map(({ zone, name }) => (
        <option key={zone} value={zone}>
          {name}
        </option>
      ))}
    </Select>
  )
}

function AboutYou({ me }: { me: Me }) {
  const t = useWords()
  const formats = useFormats()
  const queries = useQueryClient()
  const { choose } = useLanguageChoice()
  const [savedAt, setSavedAt] = useState<number>()
  const save = useDeed('updateMe', {
    onDone: (changed) => {
      queries.setQueryData(['getMe', {}], changed)
      setSavedAt(serverNow())
    },
  })
  const { onSubmit, errors } = useForm(
    ['name', 'phone', 'language', 'timeZone'],
    ({ text }) => ({ name: text.name ? undefined : t('identity.need-name') }),
    ({ text, all }) => {
      const language = text.language as Language
      choose(language)
      const { name, timeZone } = text
      const singleKeys = all('singleKeys').length > 0
      const readableFont = all('readableFont').length > 0
      save.run({ body: { name, timeZone, language, phone: text.phone || null, singleKeys, readableFont } })
    },
  )
  return (
    <form className={form.form} onSubmit={onSubmit} noValidate>
      <h2>{t('identity.about-you')}</h2>
      <p className={css.meta}>
        <MailAddress>{me.email}</MailAddress>
      </p>
      <Field
        label={t('identity.name')}
        hint={t('identity.name-hint')}
        error={errors.name}
        name="name"
        defaultValue={me.name}
        maxLength={limits.nameCharacters}
        autoComplete="name"
      />
      <Field
        label={t('identity.phone')}
        hint={t('identity.phone-hint')}
        optional
        name="phone"
        type="tel"
        defaultValue={me.phone ?? ''}
        maxLength={30}
        autoComplete="tel"
      />
      <Select label={t('identity.language')} name="language" defaultValue={me.language}>
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {languageNames[language]}
          </option>
        ))}
      </Select>
      <ZoneSelect timeZone={me.timeZone} />
      <Checkbox
        name="singleKeys"
        label={t('identity.keys')}
        hint={t('identity.keys-hint')}
        defaultChecked={me.singleKeys}
      />
      <Checkbox
        name="readableFont"
        label={t('identity.readable-font')}
        hint={t('identity.readable-font-hint')}
        defaultChecked={me.readableFont}
      />
      {save.error && <ProblemNotice error={save.error} />}
      <Button kind="main" type="submit" busy={save.isPending}>
        {t('identity.save')}
      </Button>
      <p role="status">{savedAt !== undefined && t('identity.saved', { time: formats.time(savedAt) })}</p>
    </form>
  )
}

function Password() {
  const t = useWords()
  const change = useDeed('changePassword')
  const { onSubmit, errors } = useForm(
    ['currentPassword', 'newPassword'],
    ({ text }) => ({
      currentPassword: text.currentPassword ? undefined : t('identity.need-current'),
      newPassword: checkNewPassword(t, text.newPassword),
    }),
    ({ text }, element) => {
      change.run({ body: text })
      element.reset()
    },
  )
  const isWrong = codeOf(change.error) === 'wrong_credentials'
  return (
    <form className={form.form} onSubmit={onSubmit} noValidate>
      <h2>{t('identity.password-title')}</h2>
      <p>{t('identity.sign-out-everywhere-hint')}</p>
      {isWrong && <Notice kind="trouble" live title={t('identity.wrong')} />}
      {change.error && !isWrong && <ProblemNotice error={change.error} />}
      <Field
        label={t('identity.current-password')}
        error={errors.currentPassword}
        name="currentPassword"
        type="password"
        autoComplete="current-password"
      />
      <Field
        label={t('identity.new-password')}
        hint={t('identity.password-hint', { count: limits.passwordMinimumCharacters })}
        error={errors.newPassword}
        name="newPassword"
        type="password"
        autoComplete="new-password"
        maxLength={limits.passwordMaximumCharacters}
      />
      <Button type="submit" busy={change.isPending}>
        {t('identity.change-password')}
      </Button>
      {change.isSuccess && <Notice kind="done" live title={t('identity.password-changed')} />}
    </form>
  )
}

/** The own account: who I am to the clinic, what doctors should know, language and zone, keys and face, password, devices, signing out. */
export function AccountPage({ me }: { me: Me }) {
  const t = useWords()
  return (
    <Page title={t('identity.account-title')}>
      <AboutYou me={me} />
      {me.role === 'PATIENT' && <MyHealth />}
      <Password />
      <Devices />
    </Page>
  )
}
