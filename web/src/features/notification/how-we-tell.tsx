import { useRead } from '../../shared/api/use-read.ts'
import { InlineLink } from '../../shared/form/inline-link.tsx'
import { Loaded } from '../../shared/page/loaded.tsx'
import { useWords } from '../../text/web-texts.ts'
import css from './messages-page.module.css'
import { QuietHours } from './quiet-hours.tsx'
import { RingThisDevice } from './ring-this-device.tsx'

/** By which ways the clinic tells a person something, and when it keeps still. */
export function HowWeTell() {
  const t = useWords()
  const settings = useRead('getNotificationSettings', {})
  return (
    <section className={css.settings}>
      <h2>{t('notification.how-title')}</h2>
      <p>{t('notification.how-page')}</p>
      <RingThisDevice />
      <Loaded query={settings} shape="text">
        {({ quietHours }) => <QuietHours quietHours={quietHours} />}
      </Loaded>
      <p>
        <InlineLink to="/account">{t('notification.how-language')}</InlineLink>
      </p>
    </section>
  )
}
