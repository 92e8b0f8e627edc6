import type { Notification } from '@bedside/contract'
import type { WebTranslate } from '../../text/web-texts.ts'

/** A notification in one sentence of the reader's language. */
export function newsSentence(
  t: WebTranslate,
  { kind, params }: Pick<Notification, 'kind' | 'params'>,
  when: (instant: string) => string,
) {
  const name = String(params.name ?? '')
  const { startTime, minutes } = params
  const time = typeof startTime === 'string' ? when(startTime) : ''
  if (kind === 'visit.running_late')
    return t('notification.visit.running_late', { name, count: typeof minutes === 'number' ? minutes : 0 })
  return t(`notification.${kind}` as 'notification.appointment.confirmed', { name, time })
}
