import type {
  Account,
  Clinic,
  HealthAnswers,
  Language,
  Me,
  SignedIn,
  SignIn,
  UserRole,
} from '@bedside/contract'
import { languages } from '@bedside/contract'
import { openTimesFrom } from '../clinic-hours.ts'
import { CLINIC_LOGO_PATH } from '../clinic-look.ts'
import type { Settings } from '../config.ts'
import type { OpenedSignIn } from './sign-in-tokens.ts'

interface MeRow {
  id: string
  email: string
  role: string
  full_name: string
  language: string
  time_zone: string
  phone: string | null
  single_keys: boolean
  readable_font: boolean
}

export const presentMe = (row: MeRow): Me => ({
  id: row.id,
  name: row.full_name,
  role: row.role as UserRole,
  email: row.email,
  language: row.language as Language,
  timeZone: row.time_zone,
  phone: row.phone,
  singleKeys: row.single_keys,
  readableFont: row.readable_font,
})

export const presentSignedIn = ({ signIn, me }: { signIn: OpenedSignIn; me: MeRow }): SignedIn => ({
  accessToken: signIn.token,
  expiresAt: signIn.expiresAt.toISOString(),
  user: presentMe(me),
})

interface HealthRow {
  patient_id: string
  full_name: string | null
  allergies: string[] | null
  medicines: string[] | null
  conditions: string[] | null
  told_at: Date
}

export const presentHealth = (row: HealthRow | undefined): HealthAnswers => ({
  allergies: row?.allergies ?? null,
  medicines: row?.medicines ?? null,
  conditions: row?.conditions ?? null,
  toldBy: row ? { userId: row.patient_id, name: row.full_name ?? '' } : null,
  toldAt: row?.told_at.toISOString() ?? null,
})

interface SignInRow {
  id: string
  browser: string
  system: string
  createdAt: Date
  lastSeenAt: Date
  isThis: boolean
}

export const presentSignIn = ({ id, createdAt, lastSeenAt, ...row }: SignInRow): SignIn => ({
  ...row,
  signInId: id,
  createdAt: createdAt.toISOString(),
  lastSeenAt: lastSeenAt.toISOString(),
})

interface AccountRow {
  id: string
  full_name: string
  email: string
  role: string
  disabled_at: Date | null
  created_at: Date
}

export const presentAccount = (row: AccountRow): Account => ({
  userId: row.id,
  name: row.full_name,
  email: row.email,
  role: row.role as UserRole,
  disabledAt: row.disabled_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
})

export const presentClinic = (settings: Settings, now: Date): Clinic => ({
  name: settings.clinicName,
  logo: settings.clinicLook.logo ? CLINIC_LOGO_PATH : null,
  phone: settings.CLINIC_PHONE ?? null,
  emergencyNumber: settings.emergencyNumber,
  openTimes:
    settings.clinicHours &&
    openTimesFrom(settings.clinicHours, settings.CLINIC_TIME_ZONE, now).map(({ start, end }) => ({
      startTime: start.toISOString(),
      endTime: end.toISOString(),
    })),
  bookingOpen: settings.BOOKING === 'on',
  demo: settings.demo,
  timeZone: settings.CLINIC_TIME_ZONE,
  languages: [...languages],
  serverTime: now.toISOString(),
})
