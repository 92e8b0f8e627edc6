/** Which doors (`index.ts`) each room of the server may open. */
export const rooms = {
  audit: [],
  identity: ['audit'],
  'session-log': [],
  scheduling: ['identity', 'audit'],
  media: ['identity', 'audit'],
  consultation: ['session-log', 'scheduling', 'media', 'identity', 'audit'],
  chat: ['session-log', 'consultation', 'identity', 'audit'],
  recording: ['session-log', 'consultation', 'media', 'identity', 'audit'],
  prescription: ['session-log', 'consultation', 'identity', 'audit'],
  billing: ['consultation', 'identity', 'audit'],
  feedback: ['consultation', 'identity', 'audit'],
  // Hears events only.
  notification: ['identity', 'audit'],
  // Reads its own projections.
  analytics: ['identity', 'audit'],
  interop: ['consultation', 'prescription', 'identity', 'audit'],
  // Makes the invented clinic through the doors that real people use.
  demo: ['identity', 'scheduling'],
}

/** Which packages each package may see. */
export const packages = {
  contract: [],
  media: ['contract'],
  client: ['contract', 'media'],
  react: ['contract', 'client'],
  web: ['contract', 'client', 'react'],
  server: ['contract', 'media'],
}

/** Vendors whose SDK appears in their own folder of `media` only. */
export const vendors = {
  livekit: '(@livekit/|livekit-)',
  twilio: 'twilio',
  agora: 'agora-',
}

/** The one room that may name each table in SQL. */
export const tableOwners = {
  accounts: 'identity',
  profiles: 'identity',
  patient_profiles: 'identity',
  health_answers: 'identity',
  auth_sessions: 'identity',
  sign_in_attempts: 'identity',
  setup_tokens: 'identity',
  audit_events: 'audit',
  idempotency_keys: 'platform',
  outbox: 'platform',
  jobs: 'platform',
  doctor_profiles: 'scheduling',
  doctor_availability: 'scheduling',
  appointments: 'scheduling',
  opening_wishes: 'scheduling',
  consultation_sessions: 'consultation',
  session_participants: 'consultation',
  session_stretches: 'consultation',
  doctor_desks: 'consultation',
  check_ins: 'consultation',
  consultation_notes: 'consultation',
  visit_summaries: 'consultation',
  call_sessions: 'consultation',
  session_log_heads: 'session-log',
  session_events: 'session-log',
  consultation_recordings: 'recording',
  prescriptions: 'prescription',
  consultation_messages: 'chat',
  message_receipts: 'chat',
  consultation_feedback: 'feedback',
  consultation_pricing: 'billing',
  charges: 'billing',
  notifications: 'notification',
  push_subscriptions: 'notification',
  notification_settings: 'notification',
  push_keys: 'notification',
}
