import type { SessionStatus } from '@bedside/contract'
import type { Tx } from '../../platform/database/index.ts'
import type { SessionRecord } from '../records.ts'
import { sessionColumns, toSession } from './rows.ts'

const pastStatuses: SessionStatus[] = ['COMPLETED', 'CANCELLED', 'NO_SHOW', 'FAILED']

export interface HistoryFilter {
  readonly from: Date | null
  readonly to: Date | null
  readonly status: SessionStatus | null
  readonly consultationMode: string | null
  /** Part of the other party's name. */
  readonly search: string | null
  readonly withUserId: string | null
  /** Start and id of the last item of the page before. */
  readonly after: readonly [Date, string] | null
  readonly limit: number
}

/** Past sessions of one of the appointment's two people, newest first. */
export async function listPastSessions(
  { q }: Tx,
  userId: string,
  filter: HistoryFilter,
): Promise<SessionRecord[]> {
  let query = q
    .selectFrom('consultation_sessions as s')
    .select(sessionColumns.map((column) => `s.${column}` as const))
    .where((where) => where.or([where('s.patient_id', '=', userId), where('s.doctor_id', '=', userId)]))
    .where(
      's.status',
      'in',
      filter.status ? pastStatuses.filter((one) => one === filter.status) : pastStatuses,
    )
  if (filter.status && !pastStatuses.includes(filter.status)) return []
  if (filter.from) query = query.where('s.scheduled_start_time', '>=', filter.from)
  if (filter.to) query = query.where('s.scheduled_start_time', '<', filter.to)
  if (filter.consultationMode) query = query.where('s.consultation_mode', '=', filter.consultationMode)
  const { search, withUserId, after } = filter
  if (withUserId)
    query = query.where((where) =>
      where.or([where('s.patient_id', '=', withUserId), where('s.doctor_id', '=', withUserId)]),
    )
  if (search)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('session_participants as other')
          .select('other.id')
          .whereRef('other.session_id', '=', 's.id')
          .where('other.user_id', '!=', userId)
          .where('other.participant_type', 'in', ['PATIENT', 'DOCTOR'])
          .where('other.display_name', 'ilike', `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`),
      ),
    )
  if (after)
    query = query.where((where) =>
      where.or([
        where('s.scheduled_start_time', '<', after[0]),
        where.and([where('s.scheduled_start_time', '=', after[0]), where('s.id', '<', after[1])]),
      ]),
    )
  const rows = await query
    .orderBy('s.scheduled_start_time', 'desc')
    .orderBy('s.id', 'desc')
    .limit(filter.limit)
    .execute()
  return rows.map(toSession)
}
