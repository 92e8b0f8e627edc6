import type { Language, NotificationKind, PushMessage } from '@bedside/contract'

/**
 * What a lock screen may show: at most 70 characters, no name, no complaint, no finding. Hindi and Nepali are drafts
 * until a native clinician has read them.
 */
const words = {
  en: {
    ready: 'The doctor is ready for you. Open your visit.',
    ring: 'The clinic is ringing you. Open your visit.',
    late: 'Your visit starts later, in about {minutes} minutes more.',
    onTime: 'The doctor is on time again. Be there at the booked time.',
    reopened: 'Your visit is open again.',
    summary: 'The summary of your visit is ready.',
    news: 'There is news about your visit.',
    waiting: 'A patient is in your waiting room.',
    call: 'A patient asks for a phone call.',
    request: 'A patient asks for a visit.',
    opened: 'A time you waited for is free. Take it before others do.',
    replied: 'The doctor answered your feedback.',
    message: 'A patient sent you a message.',
    rated: 'A patient said how a visit was.',
  },
  ne: {
    ready: 'डाक्टर तयार हुनुहुन्छ। भेट खोल्नुहोस्।',
    ring: 'क्लिनिकले बोलाउँदैछ। भेट खोल्नुहोस्।',
    late: 'तपाईंको भेट करिब {minutes} मिनेट ढिलो हुन्छ।',
    onTime: 'डाक्टर अब ढिलो हुनुहुन्न। बुक गरेको समयमै आउनुहोस्।',
    reopened: 'तपाईंको भेट फेरि खुल्यो।',
    summary: 'तपाईंको भेटको सारांश तयार छ।',
    news: 'तपाईंको भेटबारे नयाँ खबर छ।',
    waiting: 'प्रतीक्षा कोठामा बिरामी हुनुहुन्छ।',
    call: 'एक बिरामीले फोन गरिदिन भन्नुभयो।',
    request: 'एक बिरामीले भेट माग्नुभयो।',
    opened: 'तपाईंले कुरेको समय खाली भयो। अरूले लिनुअघि लिनुहोस्।',
    replied: 'डाक्टरले तपाईंको प्रतिक्रियाको उत्तर दिनुभयो।',
    message: 'एक बिरामीले सन्देश पठाउनुभयो।',
    rated: 'एक बिरामीले भेट कस्तो रह्यो भन्नुभयो।',
  },
  hi: {
    ready: 'डॉक्टर तैयार हैं। अपनी मुलाक़ात खोलें।',
    ring: 'क्लिनिक आपको बुला रहा है। अपनी मुलाक़ात खोलें।',
    late: 'आपकी मुलाक़ात लगभग {minutes} मिनट देर से होगी।',
    onTime: 'डॉक्टर को अब देर नहीं है। बुक किए समय पर आएँ।',
    reopened: 'आपकी मुलाक़ात फिर खुल गई है।',
    summary: 'आपकी मुलाक़ात का सारांश तैयार है।',
    news: 'आपकी मुलाक़ात के बारे में नई सूचना है।',
    waiting: 'प्रतीक्षा कक्ष में एक मरीज़ हैं।',
    call: 'एक मरीज़ फ़ोन पर बात करना चाहते हैं।',
    request: 'एक मरीज़ मुलाक़ात चाहते हैं।',
    opened: 'जिस समय का इंतज़ार था वह ख़ाली है। औरों से पहले लें।',
    replied: 'डॉक्टर ने आपकी राय का जवाब दिया है।',
    message: 'एक मरीज़ ने संदेश भेजा है।',
    rated: 'एक मरीज़ ने बताया कि मुलाक़ात कैसी रही।',
  },
} as const satisfies Record<Language, Record<string, string>>

type Word = keyof (typeof words)['en']

const wordOf: Readonly<Record<NotificationKind, Word>> = {
  'appointment.requested': 'request',
  'appointment.confirmed': 'news',
  'appointment.declined': 'news',
  'appointment.cancelled': 'news',
  'appointment.rescheduled': 'news',
  'appointment.time_opened': 'opened',
  'visit.patient_waiting': 'waiting',
  'visit.doctor_ready': 'ready',
  'visit.ring': 'ring',
  'visit.running_late': 'late',
  'visit.on_time': 'onTime',
  'visit.phone_call_wanted': 'call',
  'visit.reopened': 'reopened',
  'visit.summary_ready': 'summary',
  'visit.missed': 'news',
  'visit.feedback_given': 'rated',
  'visit.feedback_replied': 'replied',
  'visit.message': 'message',
}

/** Kinds that say "it is your turn": they ring in quiet hours too, and a newer one takes the older one's place. */
export const isUrgent = (kind: NotificationKind) => kind === 'visit.doctor_ready' || kind === 'visit.ring'

const leadsToVisit: ReadonlySet<NotificationKind> = new Set([
  'visit.doctor_ready',
  'visit.ring',
  'visit.reopened',
  'visit.running_late',
  'visit.on_time',
])

/** A newer word on the same matter takes the older one's place on the device. */
const tagOf = (kind: NotificationKind) =>
  isUrgent(kind) ? 'your-turn' : kind === 'visit.on_time' ? 'visit.running_late' : kind

/** The page a click opens: the visit that can be entered or waited for, booking with the doctor, else the list that tells all. */
function addressOf(kind: NotificationKind, { appointmentId, doctorId }: Leads) {
  if (kind === 'appointment.time_opened') return `/book?doctor=${doctorId}`
  return appointmentId && leadsToVisit.has(kind) ? `/visits/${appointmentId}` : '/messages'
}

/** Nepali counts in its own digits, as its pages do; Hindi in those of phones. */
const digitsIn = (language: Language, text: string) =>
  language === 'ne' ? text.replace(/\d/g, (digit) => '०१२३४५६७८९'[Number(digit)] ?? digit) : text

interface Leads {
  appointmentId?: string | undefined
  doctorId?: string | number | undefined
}

/** One notification as a device shows it. */
export function pushMessage(
  of: Leads & {
    kind: NotificationKind
    clinicName: string
    language: Language
    minutes?: string | number | undefined
  },
): PushMessage {
  const { kind, clinicName, language, minutes = '' } = of
  const urgent = isUrgent(kind)
  return {
    title: clinicName,
    body: words[language][wordOf[kind]].replace('{minutes}', digitsIn(language, String(minutes))),
    tag: tagOf(kind),
    address: addressOf(kind, of),
    urgent,
  }
}
