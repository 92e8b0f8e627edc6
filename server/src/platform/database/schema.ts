// Written by scripts/database-types.ts from the migrations; do not edit.
import type { ColumnType, Generated } from 'kysely'

/** jsonb: read as parsed JSON, written as JSON text (the same on both databases). */
export type Json = ColumnType<unknown, string, string>
export type JsonOrNull = ColumnType<unknown, string | null | undefined, string | null>
export type JsonWithDefault = ColumnType<unknown, string | undefined, string>

/** Every table and view, as Kysely sees them. */
export interface Schema {
  accounts: {
    id: string
    email: string
    password_hash: string | null
    phone: string | null
    disabled_at: Date | null
    created_at: Generated<Date>
    is_demo: Generated<boolean>
  }
  appointments: {
    id: string
    patient_id: string
    doctor_id: string
    start_time: Date
    end_time: Date
    appointment_type: string
    consultation_mode: string | null
    status: string
    reason: Generated<string>
    note: string | null
    previous_start_time: Date | null
    call_session_id: string | null
    call_status: string | null
    holds_time: Generated<boolean>
    created_at: Date
    updated_at: Date
    for_whom: string | null
  }
  audit_events: {
    id: Generated<number>
    at: Date
    actor_id: string | null
    actor_role: string
    action: string
    outcome: string
    subject_type: string
    subject_id: string | null
    patient_id: string | null
    session_id: string | null
    request_id: string | null
    details: JsonWithDefault
  }
  auth_sessions: {
    token_hash: string
    id: string
    user_id: string
    created_at: Date
    last_seen_at: Date
    expires_at: Date
    revoked_at: Date | null
    browser: Generated<string>
    system: Generated<string>
  }
  call_sessions: {
    id: string | null
    appointment_id: string | null
    doctor_id: string | null
    patient_id: string | null
    status: string | null
    doctor_joined: Date | null
    patient_joined: Date | null
    doctor_peer_id: string | null
    patient_peer_id: string | null
    signaling_data: JsonOrNull
    started_at: Date | null
    ended_at: Date | null
    created_at: Date | null
    updated_at: Date | null
  }
  charges: {
    session_id: string
    patient_id: string
    doctor_id: string
    amount_minor: number
    currency: string
    billable_seconds: number
    created_at: Date
  }
  check_ins: {
    session_id: string
    patient_id: string
    place_now: string | null
    call_back_number: string | null
    with_whom: string | null
    is_private: boolean | null
    consent_to_mode: Generated<boolean>
    saved_at: Date
  }
  consultation_feedback: {
    id: string
    session_id: string
    patient_id: string
    doctor_id: string
    overall_rating: number
    audio_quality_rating: number | null
    video_quality_rating: number | null
    doctor_behaviour_rating: number | null
    review_text: string | null
    feedback_tags: Generated<string[]>
    would_recommend: boolean | null
    doctor_response: string | null
    doctor_responded_at: Date | null
    is_public: Generated<boolean>
    is_verified: Generated<boolean>
    created_at: Date
  }
  consultation_messages: {
    id: string
    session_id: string
    seq: number
    sender_id: string
    sender_role: string
    sender_name: string
    message_type: string
    content: string
    client_message_id: string
    file_name: string | null
    file_url: string | null
    file_size: number | null
    mime_type: string | null
    thumbnail_url: string | null
    deleted_at: Date | null
    created_at: Date
  }
  consultation_notes: {
    session_id: string
    doctor_id: string
    private_notes: Generated<string>
    version: number
    saved_at: Date
    patient_draft: Generated<string>
  }
  consultation_pricing: {
    id: string
    doctor_id: string
    consultation_mode: string
    pricing_type: string
    flat_fee_minor: number | null
    per_minute_rate_minor: number | null
    minimum_minutes: Generated<number>
    tier_config: JsonOrNull
    currency: Generated<string>
    is_active: Generated<boolean>
    created_at: Date
  }
  consultation_recordings: {
    id: string
    session_id: string
    recording_url: string
    duration_seconds: number | null
    file_size_bytes: number | null
    sha256: string | null
    state: string
    created_at: Date
  }
  consultation_sessions: {
    id: string
    appointment_id: string
    patient_id: string
    doctor_id: string
    consultation_mode: string
    scheduled_start_time: Date
    scheduled_duration_minutes: number
    room_name: string
    room_sid: string | null
    status: string
    segment: Generated<number>
    patient_joined_at: Date | null
    doctor_joined_at: Date | null
    standing_admission: Generated<boolean>
    actual_start_time: Date | null
    actual_end_time: Date | null
    total_duration_seconds: Generated<number>
    billed_ms: Generated<number>
    running_since: Date | null
    patient_connection_quality: string | null
    doctor_connection_quality: string | null
    is_recorded: Generated<boolean>
    recording_url: string | null
    recording_duration_seconds: number | null
    end_reason: string | null
    no_show_party: string | null
    wants_phone_call: Generated<boolean>
    ring_state: Generated<string>
    segment_opened_at: Generated<Date>
    no_show_at: Date | null
    joint_since: Date | null
    closed_at: Date | null
    created_at: Date
    updated_at: Date
    booked_mode: string | null
    mode_ask: string | null
    mode_ask_by: string | null
  }
  doctor_availability: {
    id: string
    doctor_id: string
    weekday: number
    starts_at: string
    ends_at: string
  }
  doctor_desks: {
    doctor_id: string
    state: Generated<string>
    running_late_minutes: Generated<number>
    updated_at: Date
  }
  doctor_profiles: {
    id: string
    specialization: string
    registration_number: string
    council: string | null
    verified_at: Date | null
    languages: Generated<string[]>
    consultation_modes: Generated<string[]>
    visit_types: Generated<string[]>
    slot_minutes: Generated<number>
    currency: Generated<string>
    bio: Generated<string>
  }
  health_answers: {
    id: string
    patient_id: string
    appointment_id: string | null
    allergies: string[] | null
    medicines: string[] | null
    conditions: string[] | null
    told_at: Date
  }
  idempotency_keys: {
    user_id: string
    route: string
    key: string
    body_hash: string
    status: number | null
    response: string | null
    created_at: Date
  }
  jobs: {
    key: string
    kind: string
    payload: Json
    run_at: Date
    attempts: Generated<number>
    locked_until: Date | null
    last_error: string | null
  }
  message_receipts: {
    session_id: string
    user_id: string
    delivered_seq: Generated<number>
    read_seq: Generated<number>
    updated_at: Date
  }
  notification_settings: {
    user_id: string
    quiet_from_minute: number
    quiet_until_minute: number
  }
  notifications: {
    id: string
    user_id: string
    kind: string
    params: JsonWithDefault
    appointment_id: string | null
    session_id: string | null
    created_at: Date
    read_at: Date | null
  }
  opening_wishes: {
    patient_id: string
    doctor_id: string
    from_time: Date
    to_time: Date
    created_at: Date
  }
  outbox: {
    id: Generated<number>
    topic: string
    order_key: string
    envelope: Json
    created_at: Date
    published_at: Date | null
  }
  patient_profiles: {
    id: string
    date_of_birth: Date | null
    sex: string | null
    address: string | null
  }
  prescriptions: {
    id: string
    session_id: string
    doctor_id: string
    patient_id: string
    status: string
    body: Json
    created_at: Date
  }
  profiles: {
    id: string
    role: string
    full_name: string
    language: Generated<string>
    time_zone: Generated<string>
    single_keys: Generated<boolean>
    created_at: Generated<Date>
    updated_at: Generated<Date>
    readable_font: Generated<boolean>
  }
  push_keys: {
    only_one: Generated<boolean>
    public_key: string
    private_key: string
    created_at: Date
  }
  push_subscriptions: {
    sign_in_id: string
    user_id: string
    endpoint: string
    p256dh: string
    auth: string
    created_at: Date
  }
  session_events: {
    session_id: string
    seq: number
    id: string
    event_type: string
    user_id: string | null
    event_data: JsonWithDefault
    created_at: Date
  }
  session_log_heads: {
    session_id: string
    last_seq: number
  }
  session_participants: {
    id: string
    session_id: string
    user_id: string
    participant_type: string
    display_name: string
    presence: Generated<string>
    visible_from_seq: number | null
    admitted_at: Date | null
    removed_at: Date | null
    joined_at: Date | null
    left_at: Date | null
    left_by: string | null
    grace_until: Date | null
    waiting_since: Date | null
    media_up: Generated<boolean>
    active_device_id: string | null
    rejoin_count: Generated<number>
    device_type: string | null
    browser: string | null
    os: string | null
    avg_audio_level: number | null
    avg_video_bitrate: number | null
    packet_loss_percent: number | null
    created_at: Date
  }
  session_stretches: {
    id: string
    session_id: string
    segment: number
    started_at: Date
    ended_at: Date | null
  }
  setup_tokens: {
    token_hash: string
    created_at: Date
    used_at: Date | null
  }
  sign_in_attempts: {
    key: string
    failures: number
    window_started_at: Date
  }
  visit_summaries: {
    session_id: string
    doctor_id: string
    patient_id: string
    patient_summary: Generated<string>
    saved_at: Date
    sent_at: Date
  }
}
