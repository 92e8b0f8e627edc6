import type { UserRole } from '@bedside/contract'
import { EmergencyCard, Icon, type IconName, LanguageSwitch, useFormats } from '@bedside/react'
import { lazy, type ReactNode, Suspense } from 'react'
import { Link, useLocation } from 'wouter'
import { type FrontTextKey, useFrontWords } from '../../text/front-texts.ts'
import { useUnreadCount } from '../live/use-unread-count.ts'
import { useCopyAge } from '../offline/use-copy-age.ts'
import { homeOf, useSession } from '../session/use-session.ts'
import { useLanguageChoice } from './language-choice.tsx'
import css from './page.module.css'
import { useClinic } from './use-clinic.ts'
import { useOnline } from './use-online.ts'

const OfflineNotice = lazy(async () => ({
  default: (await import('../offline/offline-notice.tsx')).OfflineNotice,
}))

import { useDarkWish } from './use-dark-wish.ts'

type Place = readonly [to: string, word: FrontTextKey, icon: IconName]

const messages: Place = ['/messages', 'page.messages', 'bell']
const account: Place = ['/account', 'page.account', 'person']
const places: Readonly<Record<UserRole, readonly Place[]>> = {
  PATIENT: [
    ['/home', 'page.home', 'calendar'],
    ['/book', 'page.book', 'clock'],
    ['/history', 'page.history', 'note'],
    messages,
    account,
  ],
  DOCTOR: [['/desk', 'page.desk', 'people'], ['/history', 'page.history', 'note'], messages, account],
  ADMIN: [['/people', 'page.people', 'people'], account],
}

function Menu({ role }: { role: UserRole }) {
  const t = useFrontWords()
  const [location] = useLocation()
  const unread = useUnreadCount()
  const formats = useFormats()
  return (
    <nav className={css.menu} aria-label={t('page.main-menu')}>
      {places[role].map(([to, word, icon]) => {
        const isUnread = to === '/messages' && unread > 0
        return (
          <Link
            key={to}
            href={to}
            className={css.place}
            aria-current={location === to || location.startsWith(`${to}/`) ? 'page' : undefined}
            {...(isUnread ? { 'aria-label': t('page.messages-unread', { count: unread }) } : {})}
          >
            <Icon name={icon} />
            <span>{t(word as 'page.home')}</span>
            {isUnread && <span className={css.unread}>{formats.number(unread)}</span>}
          </Link>
        )
      })}
    </nav>
  )
}

/** Says on every page that the clinic is invented; nothing where it is real. */
export function DemoMark() {
  const t = useFrontWords()
  return useClinic().data?.demo ? <p className={css.demo}>{t('page.demo-mark')}</p> : null
}

/** What stands around every page but the visit itself: band, menu, language, demo mark, whom to call. */
export function Frame({ children }: { children: ReactNode }) {
  const t = useFrontWords()
  const clinic = useClinic().data
  const { me } = useSession({ ask: false })
  const { language, choose } = useLanguageChoice()
  const isOnline = useOnline()
  const copySince = useCopyAge()
  const atDesk = me?.role === 'DOCTOR' || me?.role === 'ADMIN'
  const isDark = useDarkWish() && atDesk
  return (
    <div
      className={me ? `${css.frame} ${css.withMenu}` : css.frame}
      data-bs-theme={isDark ? 'room' : undefined}
    >
      <header>
        <div className={css.dado}>
          <a className={css.skip} href="#main">
            {t('page.skip')}
          </a>
          <div className={css.bar}>
            <Link className={css.clinic} href={me ? homeOf[me.role] : '/'}>
              {clinic?.logo && <img className={css.logo} src={clinic.logo} alt="" />}
              {clinic?.name ?? t('page.home')}
            </Link>
            {me && <Menu role={me.role} />}
            <span className={css.language}>
              <LanguageSwitch value={language} onChange={choose} />
            </span>
          </div>
        </div>
        <DemoMark />
        {(!isOnline || copySince !== null) && (
          <Suspense fallback={null}>
            <OfflineNotice />
          </Suspense>
        )}
      </header>
      <div>{children}</div>
      <footer className={css.foot}>
        {clinic && !atDesk && (
          <EmergencyCard emergencyNumber={clinic.emergencyNumber} clinicPhone={clinic.phone} />
        )}
      </footer>
    </div>
  )
}
