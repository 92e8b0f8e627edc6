import type { Language, UserRole } from '@bedside/contract'
import { languages, userRoles } from '@bedside/contract/facts'
import { Button, Checkbox, deviceTimeZone, Field, languageNames, Notice, RadioGroup } from '@bedside/react'
import { useState } from 'react'
import { codeOf } from '../../shared/api/problem-of.ts'
import { useDeed } from '../../shared/api/use-deed.ts'
import form from '../../shared/form/form.module.css'
import { useForm } from '../../shared/form/use-form.ts'
import { useLanguageChoice } from '../../shared/page/language-choice.tsx'
import { LinkButton } from '../../shared/page/link-button.tsx'
import { Page } from '../../shared/page/page.tsx'
import { ProblemNotice } from '../../shared/page/problem-notice.tsx'
import { useClinic } from '../../shared/page/use-clinic.ts'
import { useWords } from '../../text/web-texts.ts'
import css from './account-page.module.css'
import { checkNewPerson } from './new-password.ts'
import { NewPersonFields } from './new-person-fields.tsx'

function DoctorFields({
  errors,
}: {
  errors: { specialization?: string | undefined; registrationNumber?: string | undefined }
}) {
  const t = useWords()
  return (
    <>
      <Field
        label={t('identity.specialization')}
        error={errors.specialization}
        name="specialization"
        maxLength={200}
      />
      <Field
        label={t('identity.registration-number')}
        error={errors.registrationNumber}
        name="registrationNumber"
        maxLength={60}
      />
      <fieldset className={css.languages}>
        <legend>{t('identity.speaks')}</legend>
        {languages.map((language) => (
          <Checkbox
            key={language}
            name="languages"
            value={language}
            defaultChecked={language === 'en'}
            label={<span lang={language}>{languageNames[language]}</span>}
          />
        ))}
      </fieldset>
    </>
  )
}

/** Opens an account for a patient, a doctor or another administrator. */
export function NewAccountPage() {
  const t = useWords()
  const clinic = useClinic().data
  const [role, setRole] = useState<UserRole>('DOCTOR')
  const [added, setAdded] = useState('')
  const create = useDeed('createAccount', {
    touches: ['listAccounts', 'listDoctors'],
    onDone: (account) => setAdded(account.name),
  })
  // A new person begins in the language of the desk; they change it in their account.
  const { language } = useLanguageChoice()
  const isDoctor = role === 'DOCTOR'
  const { onSubmit, errors } = useForm(
    ['name', 'email', 'password', 'specialization', 'registrationNumber'],
    ({ text }) => ({
      ...checkNewPerson(t, text),
      specialization: isDoctor && !text.specialization ? t('identity.need-specialization') : undefined,
      registrationNumber:
        isDoctor && !text.registrationNumber ? t('identity.need-registration-number') : undefined,
    }),
    ({ text, all }, element) => {
      const { name, email, password, specialization, registrationNumber } = text
      const person = { role, name, email, password }
      const spoken = all('languages') as Language[]
      const doctor = {
        specialization,
        registrationNumber,
        languages: spoken.length > 0 ? spoken : ['en' as const],
      }
      const timeZone = clinic?.timeZone ?? deviceTimeZone()
      setAdded('')
      create.mutate(
        { body: { ...person, timeZone, language: language as Language, ...(isDoctor ? { doctor } : {}) } },
        { onSuccess: () => element.reset() },
      )
    },
  )
  const isTaken = codeOf(create.error) === 'email_taken'
  return (
    <Page title={t('identity.add-account')}>
      <form className={form.form} onSubmit={onSubmit} noValidate>
        {added && <Notice kind="done" live title={t('identity.account-added', { name: added })} />}
        {isTaken && <Notice kind="trouble" live title={t('identity.email-taken')} />}
        {create.error && !isTaken && <ProblemNotice error={create.error} />}
        <RadioGroup
          inline
          label={t('identity.role')}
          options={userRoles.map((each) => ({ value: each, label: t(`identity.role-${each}`) }))}
          value={role}
          onChange={(each) => setRole(each as UserRole)}
        />
        <NewPersonFields errors={errors} forSelf={false} />
        {isDoctor && <DoctorFields errors={errors} />}
        <div className={form.row}>
          <Button kind="main" type="submit" busy={create.isPending}>
            {t('identity.add')}
          </Button>
          <LinkButton to="/people">{t('page.back')}</LinkButton>
        </div>
      </form>
    </Page>
  )
}
