import type { ConsultationMode, Language } from '@bedside/contract'

/** The invented clinic. Addresses and names are the contract's; the rest is made up. */
interface DemoPerson {
  readonly role: 'PATIENT' | 'DOCTOR' | 'ADMIN'
  readonly email: string
  readonly name: string
  readonly phone: string | null
  readonly dateOfBirth?: string
  readonly doctor?: {
    readonly specialization: string
    readonly registrationNumber: string
    readonly languages: readonly Language[]
    /** Flat fees in minor units of NPR. */
    readonly fees: Record<ConsultationMode, number>
  }
}

export const demoPeople: readonly DemoPerson[] = [
  {
    role: 'DOCTOR',
    email: 'asha.shrestha@demo.test',
    name: 'Dr Asha Shrestha',
    phone: null,
    doctor: {
      specialization: 'General medicine',
      registrationNumber: 'NMC 12045',
      languages: ['en', 'ne'],
      fees: { VIDEO: 80_000, AUDIO: 60_000, CHAT: 40_000 },
    },
  },
  {
    role: 'DOCTOR',
    email: 'bikram.rai@demo.test',
    name: 'Dr Bikram Rai',
    phone: null,
    doctor: {
      specialization: 'Paediatrics',
      registrationNumber: 'NMC 13377',
      languages: ['en', 'ne', 'hi'],
      fees: { VIDEO: 100_000, AUDIO: 75_000, CHAT: 50_000 },
    },
  },
  {
    role: 'PATIENT',
    email: 'ram.thapa@demo.test',
    name: 'Ram Thapa',
    phone: '+977 980 000 0001',
    dateOfBirth: '1984-04-13',
  },
  {
    role: 'PATIENT',
    email: 'sita.gurung@demo.test',
    name: 'Sita Gurung',
    phone: '+977 980 000 0002',
    dateOfBirth: '1991-11-02',
  },
  { role: 'ADMIN', email: 'admin@demo.test', name: 'Demo Administrator', phone: null },
]
