import { Button, Field } from '@bedside/react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import form from '../../shared/form/form.module.css'
import { ClinicPhone } from '../../shared/page/clinic-phone.tsx'
import { LinkButton } from '../../shared/page/link-button.tsx'
import { Page } from '../../shared/page/page.tsx'
import { homeOf, useSession } from '../../shared/session/use-session.ts'
import { useFrontWords } from '../../text/front-texts.ts'
import css from './landing-page.module.css'
import { visitAddress } from './visit-address.ts'

/** For whoever holds a link or a paper slip: the link leads on, the slip is never typed. */
export function LinkPage() {
  const t = useFrontWords()
  const [, go] = useLocation()
  const { me } = useSession({ ask: false })
  const [text, setText] = useState('')
  const [isWrong, setWrong] = useState(false)
  return (
    <Page title={t('landing.link-title')} lead={t('landing.link')}>
      <form
        className={`${form.form} ${form.sheet}`}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const address = visitAddress(text, location.origin)
          setWrong(address === undefined)
          if (address) go(address)
        }}
      >
        <Field
          label={t('landing.link-paste')}
          hint={t('landing.link-hint')}
          error={isWrong ? t('landing.link-wrong') : undefined}
          inputMode="url"
          autoComplete="off"
          dir="ltr"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button kind="main" wide type="submit">
          {t('landing.link-open')}
        </Button>
      </form>
      <section className={`${css.ways} ${form.form}`}>
        <h2>{t('landing.slip-title')}</h2>
        <p>{t('landing.slip')}</p>
        <LinkButton wide to={me ? homeOf[me.role] : '/sign-in'} icon="person">
          {me ? t('landing.go-on') : t('landing.sign-in')}
        </LinkButton>
        <ClinicPhone />
      </section>
    </Page>
  )
}
