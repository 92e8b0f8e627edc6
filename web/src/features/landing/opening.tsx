import type { Clinic } from '@bedside/contract'
import { formatsOf, Icon, useFormats, useLanguage } from '@bedside/react'
import { isSameZone } from '../../shared/time/is-same-zone.ts'
import { useNow } from '../../shared/time/use-now.ts'
import { useFrontWords } from '../../text/front-texts.ts'
import css from './landing-page.module.css'
import { openingAt, weekOf } from './open-times.ts'

/** The day and time of an instant at the clinic, and the reader's own beside it where they differ. */
function useClinicTime({ timeZone }: Clinic) {
  const t = useFrontWords()
  const own = useFormats()
  const { language, timeZone: ownZone, now } = useLanguage()
  const there = formatsOf(language, timeZone, { now })
  const isSame = isSameZone(ownZone, timeZone)
  return (instant: string, isToday = false) => {
    const time = isToday ? there.time(instant) : `${there.nearDayInside(instant)}, ${there.time(instant)}`
    if (isSame) return time
    return `${time} (${t('landing.your-time', { time: `${own.nearDayInside(instant)}, ${own.time(instant)}` })})`
  }
}

/** One line: open until when, or closed and when it opens; nothing where the clinic told no hours. */
export function OpenNow({ clinic }: { clinic: Clinic }) {
  const t = useFrontWords()
  const say = useClinicTime(clinic)
  const opening = openingAt(clinic.openTimes ?? [], useNow())
  if (!opening) return null
  return (
    <p className={opening.isOpen ? css.open : `${css.open} ${css.shut}`}>
      <Icon name={opening.isOpen ? 'clock' : 'slash'} />
      <span>
        {!opening.isOpen
          ? t('landing.closed-now', { time: say(opening.opensAt) })
          : opening.until
            ? t('landing.open-until', { time: say(opening.until, true) })
            : t('landing.open-now')}
      </span>
    </p>
  )
}

/** The clinic's week; nothing where it told no hours, or the copy on this device is too old to know. */
export function OpeningHours({ clinic }: { clinic: Clinic }) {
  const t = useFrontWords()
  const { language, now } = useLanguage()
  const nowMs = useNow()
  const { openTimes, timeZone } = clinic
  if (!openTimes || !openingAt(openTimes, nowMs)) return null
  const week = weekOf(openTimes, {
    timeZone,
    nowMs,
    opens: formatsOf(language, timeZone, { here: timeZone, now }),
    closes: formatsOf(language, timeZone, { now }),
    dayNames: formatsOf(language, 'UTC', { now }),
  })
  const spanOf = ({ from, until }: { from: string | null; until: string | null }) =>
    from && until ? t('landing.span', { from, until }) : t('landing.all-day')
  return (
    <section>
      <h2>{t('landing.hours')}</h2>
      <dl className={css.hours}>
        {week.map(({ first, last, spans }) => (
          <div key={first}>
            <dt>{first === last ? first : t('landing.days', { first, last })}</dt>
            <dd>{spans.length === 0 ? t('landing.day-closed') : spans.map(spanOf).join(', ')}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
