import type { Selectable, Updateable } from 'kysely'
import type { Schema } from '../../platform/database/index.ts'
import type { ParticipantRecord, SessionRecord } from '../records.ts'

type SessionRow = Selectable<Schema['consultation_sessions']>
type ParticipantRow = Selectable<Schema['session_participants']>

/** Columns that every read of a session takes. */
export const sessionColumns = [
  'id',
  'appointment_id',
  'patient_id',
  'doctor_id',
  'consultation_mode',
  'booked_mode',
  'mode_ask',
  'mode_ask_by',
  'scheduled_start_time',
  'scheduled_duration_minutes',
  'room_name',
  'status',
  'segment',
  'segment_opened_at',
  'patient_joined_at',
  'doctor_joined_at',
  'standing_admission',
  'actual_start_time',
  'actual_end_time',
  'billed_ms',
  'running_since',
  'is_recorded',
  'end_reason',
  'no_show_party',
  'wants_phone_call',
  'ring_state',
  'no_show_at',
  'joint_since',
  'closed_at',
] as const satisfies (keyof SessionRow)[]

export const participantColumns = [
  'id',
  'session_id',
  'user_id',
  'participant_type',
  'display_name',
  'presence',
  'visible_from_seq',
  'admitted_at',
  'removed_at',
  'joined_at',
  'left_at',
  'left_by',
  'grace_until',
  'waiting_since',
  'media_up',
  'active_device_id',
  'rejoin_count',
] as const satisfies (keyof ParticipantRow)[]

/** Each column is renamed once, not once a row. */
function remembered(rename: (name: string) => string) {
  const known = new Map<string, string>()
  return (name: string) => {
    const other = known.get(name) ?? rename(name)
    known.set(name, other)
    return other
  }
}

const camel = remembered((name) =>
  name.replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase()),
)
const snake = remembered((name) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))

const renamed = (row: object, rename: (name: string) => string) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [rename(name), value]))

/** The columns' checks hold the words to the contract's, so a row is a record under other names. */
export const toSession = (row: Pick<SessionRow, (typeof sessionColumns)[number]>) =>
  renamed(row, camel) as unknown as SessionRecord

export const toParticipant = ({
  participant_type,
  ...row
}: Pick<ParticipantRow, (typeof participantColumns)[number]>) =>
  ({ ...renamed(row, camel), role: participant_type }) as unknown as ParticipantRecord

export const fromSession = (patch: Partial<SessionRecord>): Updateable<Schema['consultation_sessions']> =>
  renamed(patch, snake)

export const fromParticipant = ({
  role,
  ...patch
}: Partial<ParticipantRecord>): Updateable<Schema['session_participants']> => ({
  ...renamed(patch, snake),
  ...(role && { participant_type: role }),
})
