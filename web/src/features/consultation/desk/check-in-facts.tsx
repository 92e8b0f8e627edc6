import type { QueueItem } from '@bedside/contract'
import { useFormats } from '@bedside/react'
import { useWords } from '../../../text/web-texts.ts'
import { CallBack } from './call-back.tsx'
import css from './desk.module.css'
import { useAge } from './use-age.ts'

/** Who the patient is and what they said on arriving: age, reason, place, call-back, who is with them. */
export function CheckInFacts({ item }: { item: QueueItem }) {
  const t = useWords()
  const formats = useFormats()
  const ageOf = useAge()
  const { checkIn, patient } = item
  const told = (text: string | null | undefined) => text || t('desk.not-told')
  return (
    <dl className={css.facts}>
      <dt>{t('desk.fact-age')}</dt>
      <dd>{ageOf(patient) ?? t('desk.age-unknown')}</dd>
      <dt>{t('desk.reason')}</dt>
      <dd>{item.reason || t('desk.no-reason')}</dd>
      <dt>{t('desk.booked')}</dt>
      <dd>
        {t('desk.booked-for', {
          from: formats.time(item.scheduledStartTime),
          to: formats.time(item.scheduledEndTime),
        })}
      </dd>
      {checkIn && (
        <>
          <dt>{t('desk.place-now')}</dt>
          <dd>{told(checkIn.placeNow)}</dd>
          <dt>{t('desk.call-back')}</dt>
          <dd>
            <CallBack number={checkIn.callBackNumber} />
          </dd>
          <dt>{t('desk.with-whom')}</dt>
          <dd>{told(checkIn.withWhom)}</dd>
          <dt>{t('desk.private')}</dt>
          <dd>
            {checkIn.isPrivate === null ? t('desk.not-told') : t(checkIn.isPrivate ? 'desk.yes' : 'desk.no')}
          </dd>
        </>
      )}
    </dl>
  )
}
