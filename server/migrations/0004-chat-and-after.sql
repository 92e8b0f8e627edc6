create table consultation_messages (
  id uuid primary key,
  session_id uuid not null references consultation_sessions (id),
  seq bigint not null,
  sender_id uuid not null references profiles (id),
  sender_role text not null,
  sender_name text not null,
  message_type text not null check (message_type in ('text', 'image', 'file', 'system')),
  content text not null,
  client_message_id uuid not null,
  file_name text,
  file_url text,
  file_size bigint,
  mime_type text,
  thumbnail_url text,
  deleted_at timestamptz,
  created_at timestamptz not null,
  unique (session_id, seq),
  constraint consultation_messages_sent_once unique (session_id, sender_id, client_message_id)
);

-- How far one person has received and read, by seq.
create table message_receipts (
  session_id uuid not null references consultation_sessions (id),
  user_id uuid not null references profiles (id),
  delivered_seq bigint not null default 0,
  read_seq bigint not null default 0,
  updated_at timestamptz not null,
  primary key (session_id, user_id)
);

create table consultation_feedback (
  id uuid primary key,
  session_id uuid not null unique references consultation_sessions (id),
  patient_id uuid not null references profiles (id),
  doctor_id uuid not null references doctor_profiles (id),
  overall_rating int not null check (overall_rating between 1 and 5),
  audio_quality_rating int check (audio_quality_rating between 1 and 5),
  video_quality_rating int check (video_quality_rating between 1 and 5),
  doctor_behaviour_rating int check (doctor_behaviour_rating between 1 and 5),
  review_text text,
  feedback_tags text[] not null default '{}',
  would_recommend boolean,
  doctor_response text,
  doctor_responded_at timestamptz,
  is_public boolean not null default false,
  is_verified boolean not null default true,
  created_at timestamptz not null
);

create table consultation_pricing (
  id uuid primary key,
  doctor_id uuid not null references doctor_profiles (id),
  consultation_mode text not null check (consultation_mode in ('VIDEO', 'AUDIO', 'CHAT')),
  pricing_type text not null check (pricing_type in ('FLAT', 'PER_MINUTE', 'TIERED')),
  flat_fee_minor int check (flat_fee_minor >= 0),
  per_minute_rate_minor int check (per_minute_rate_minor >= 0),
  minimum_minutes int not null default 5 check (minimum_minutes >= 0),
  tier_config jsonb,
  currency text not null default 'NPR',
  is_active boolean not null default true,
  created_at timestamptz not null
);
create unique index consultation_pricing_one_active on consultation_pricing (doctor_id, consultation_mode) where is_active;

create table charges (
  session_id uuid primary key references consultation_sessions (id),
  patient_id uuid not null references profiles (id),
  doctor_id uuid not null references doctor_profiles (id),
  amount_minor int not null check (amount_minor >= 0),
  currency text not null,
  billable_seconds int not null,
  created_at timestamptz not null
);

create table notifications (
  id uuid primary key,
  user_id uuid not null references profiles (id),
  kind text not null,
  params jsonb not null default '{}',
  appointment_id uuid references appointments (id),
  session_id uuid references consultation_sessions (id),
  created_at timestamptz not null,
  read_at timestamptz
);
create index notifications_user on notifications (user_id, created_at desc);

do $$ declare t text; begin
  foreach t in array array['consultation_messages','message_receipts','consultation_feedback','consultation_pricing','charges','notifications'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select, insert, update, delete on %I to bedside_service', t);
    execute format('create policy %I on %I to bedside_service using (app_is_system())', t || '_service', t);
  end loop;
end $$;

-- Messages: written only as oneself; taken back only by oneself, which empties the text and keeps the place.
grant select, insert on consultation_messages to bedside_app;
grant update (content, deleted_at) on consultation_messages to bedside_app;
create policy consultation_messages_party on consultation_messages for select to bedside_app using (seq >= session_sight(session_id));
create policy consultation_messages_send on consultation_messages for insert to bedside_app
  with check (sender_id = app_user_id() and session_sight(session_id) is not null);
create policy consultation_messages_take_back on consultation_messages for update to bedside_app
  using (sender_id = app_user_id() and session_sight(session_id) is not null) with check (content = '' and deleted_at is not null);

grant select, insert on message_receipts to bedside_app;
grant update (delivered_seq, read_seq, updated_at) on message_receipts to bedside_app;
create policy message_receipts_party on message_receipts for select to bedside_app using (session_sight(session_id) is not null);
create policy message_receipts_own_insert on message_receipts for insert to bedside_app with check (user_id = app_user_id() and session_sight(session_id) is not null);
create policy message_receipts_own_update on message_receipts for update to bedside_app
  using (user_id = app_user_id() and session_sight(session_id) is not null);

grant select on consultation_feedback to bedside_app;
grant insert (id, session_id, patient_id, doctor_id, overall_rating, audio_quality_rating, video_quality_rating,
  doctor_behaviour_rating, review_text, feedback_tags, would_recommend, created_at) on consultation_feedback to bedside_app;
create policy consultation_feedback_party on consultation_feedback for select to bedside_app using (patient_id = app_user_id() or doctor_id = app_user_id());
create policy consultation_feedback_give on consultation_feedback for insert to bedside_app
  with check (patient_id = app_user_id() and app_user_role() = 'PATIENT'
    and exists (select from consultation_sessions s where s.id = consultation_feedback.session_id and s.patient_id = app_user_id() and s.doctor_id = consultation_feedback.doctor_id));

grant select on consultation_pricing to bedside_app, bedside_flow;
create policy consultation_pricing_read on consultation_pricing for select to bedside_app using (app_user_id() is not null);
create policy consultation_pricing_flow on consultation_pricing for select to bedside_flow using (app_user_id() is not null or app_is_system());

grant select on charges to bedside_app;
create policy charges_party on charges for select to bedside_app using (patient_id = app_user_id() or doctor_id = app_user_id());

grant select on notifications to bedside_app;
grant update (read_at) on notifications to bedside_app;
create policy notifications_own on notifications for select to bedside_app using (user_id = app_user_id());
create policy notifications_own_read on notifications for update to bedside_app using (user_id = app_user_id());
