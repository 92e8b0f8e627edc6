create table consultation_sessions (
  id uuid primary key,
  appointment_id uuid not null unique references appointments (id),
  patient_id uuid not null references profiles (id),
  doctor_id uuid not null references doctor_profiles (id),
  consultation_mode text not null check (consultation_mode in ('VIDEO', 'AUDIO', 'CHAT')),
  scheduled_start_time timestamptz not null,
  scheduled_duration_minutes int not null check (scheduled_duration_minutes between 1 and 120),
  room_name text not null unique,
  room_sid text,
  status text not null check (status in ('SCHEDULED', 'WAITING', 'IN_PROGRESS', 'PAUSED', 'COMPLETED', 'CANCELLED', 'NO_SHOW', 'FAILED')),
  segment int not null default 1,
  patient_joined_at timestamptz,
  doctor_joined_at timestamptz,
  -- The doctor pressed Start: a standing admission of this appointment's patient for the running segment.
  standing_admission boolean not null default false,
  actual_start_time timestamptz,
  actual_end_time timestamptz,
  total_duration_seconds int not null default 0,
  -- Milliseconds of all closed stretches; total_duration_seconds is this, in whole seconds.
  billed_ms bigint not null default 0,
  running_since timestamptz,
  patient_connection_quality text,
  doctor_connection_quality text,
  is_recorded boolean not null default false,
  recording_url text,
  recording_duration_seconds int,
  end_reason text,
  no_show_party text check (no_show_party in ('PATIENT', 'DOCTOR', 'BOTH')),
  wants_phone_call boolean not null default false,
  ring_state text not null default 'none' check (ring_state in ('none', 'ringing', 'seen')),
  -- When the running segment was opened: creation, or the last reopening.
  segment_opened_at timestamptz not null default now(),
  -- When whoever is still missing counts as not having come; moves on while both are there.
  no_show_at timestamptz,
  -- Since when both wait admitted without a picture or sound between them.
  joint_since timestamptz,
  -- When the session reached an end; the reopen window counts from here.
  closed_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index consultation_sessions_patient on consultation_sessions (patient_id, scheduled_start_time desc);
create index consultation_sessions_doctor on consultation_sessions (doctor_id, scheduled_start_time desc);
create index consultation_sessions_status on consultation_sessions (status, scheduled_start_time);

create table session_participants (
  id uuid primary key,
  session_id uuid not null references consultation_sessions (id),
  user_id uuid not null references profiles (id),
  participant_type text not null check (participant_type in ('PATIENT', 'DOCTOR', 'CAREGIVER', 'INTERPRETER', 'SPECIALIST', 'OBSERVER')),
  display_name text not null,
  presence text not null default 'disconnected' check (presence in ('connected', 'reconnecting', 'disconnected')),
  -- First log entry this person may read; null until admitted. The appointment's two people read from the first.
  visible_from_seq bigint,
  admitted_at timestamptz,
  removed_at timestamptz,
  joined_at timestamptz,
  left_at timestamptz,
  -- Pressed Leave, or did not come back after a drop.
  left_by text check (left_by in ('choice', 'drop')),
  -- Until when a return still counts as not having gone.
  grace_until timestamptz,
  waiting_since timestamptz,
  media_up boolean not null default false,
  active_device_id text,
  rejoin_count int not null default 0,
  device_type text,
  browser text,
  os text,
  avg_audio_level real,
  avg_video_bitrate int,
  packet_loss_percent real,
  created_at timestamptz not null,
  unique (session_id, user_id)
);
create index session_participants_user on session_participants (user_id);

-- Billable stretches: IN_PROGRESS from started_at to ended_at.
create table session_stretches (
  id uuid primary key,
  session_id uuid not null references consultation_sessions (id),
  segment int not null,
  started_at timestamptz not null,
  ended_at timestamptz
);
create index session_stretches_session on session_stretches (session_id);
create unique index session_stretches_one_open on session_stretches (session_id) where ended_at is null;

create table session_log_heads (
  session_id uuid primary key references consultation_sessions (id),
  last_seq bigint not null
);

create table session_events (
  session_id uuid not null references consultation_sessions (id),
  seq bigint not null,
  id uuid not null unique,
  event_type text not null,
  user_id uuid,
  event_data jsonb not null default '{}',
  created_at timestamptz not null,
  primary key (session_id, seq)
);

create table doctor_desks (
  doctor_id uuid primary key references doctor_profiles (id),
  state text not null default 'away' check (state in ('away', 'available')),
  running_late_minutes int not null default 0,
  updated_at timestamptz not null
);

create table check_ins (
  session_id uuid not null references consultation_sessions (id),
  patient_id uuid not null references profiles (id),
  place_now text,
  call_back_number text,
  with_whom text,
  is_private boolean,
  consent_to_mode boolean not null default false,
  saved_at timestamptz not null,
  primary key (session_id)
);

create table consultation_notes (
  session_id uuid primary key references consultation_sessions (id),
  doctor_id uuid not null references doctor_profiles (id),
  private_notes text not null default '',
  version int not null,
  saved_at timestamptz not null
);

create table visit_summaries (
  session_id uuid primary key references consultation_sessions (id),
  doctor_id uuid not null references doctor_profiles (id),
  patient_id uuid not null references profiles (id),
  patient_summary text not null default '',
  saved_at timestamptz not null
);

create table consultation_recordings (
  id uuid primary key,
  session_id uuid not null references consultation_sessions (id),
  recording_url text not null,
  duration_seconds int,
  file_size_bytes bigint,
  sha256 text,
  state text not null,
  created_at timestamptz not null
);

create table prescriptions (
  id uuid primary key,
  session_id uuid not null references consultation_sessions (id),
  doctor_id uuid not null references doctor_profiles (id),
  patient_id uuid not null references profiles (id),
  status text not null,
  body jsonb not null,
  created_at timestamptz not null
);

-- The seq from which the current person may read a session's log; null where they have no right to it.
-- SECURITY DEFINER as bedside_flow, so that policies may ask it without recursion.
create function session_sight(asked uuid) returns bigint language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when s.patient_id = app_user_id() or s.doctor_id = app_user_id() then 0
    else (select p.visible_from_seq from session_participants p
          where p.session_id = s.id and p.user_id = app_user_id() and p.admitted_at is not null and p.removed_at is null)
  end
  from consultation_sessions s where s.id = asked and app_user_id() is not null
$$;

-- Numbers entries 1, 2, 3 … without gap: the head's row lock is held until the transaction ends.
create function number_session_event() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into session_log_heads (session_id, last_seq) values (new.session_id, 1)
    on conflict (session_id) do update set last_seq = session_log_heads.last_seq + 1
    returning last_seq into new.seq;
  return new;
end $$;
create trigger session_events_number before insert on session_events for each row execute function number_session_event();

grant create on schema public to bedside_flow;
alter function session_sight(uuid) owner to bedside_flow;
alter function number_session_event() owner to bedside_flow;
revoke create on schema public from bedside_flow;
revoke all on function session_sight(uuid), number_session_event() from public;
grant execute on function session_sight(uuid) to bedside_app, bedside_flow, bedside_service;

do $$ declare t text; begin
  foreach t in array array['consultation_sessions','session_participants','session_stretches','session_log_heads','session_events',
    'doctor_desks','check_ins','consultation_notes','visit_summaries','consultation_recordings','prescriptions'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select, insert, update, delete on %I to bedside_service', t);
    execute format('create policy %I on %I to bedside_service using (app_is_system())', t || '_service', t);
  end loop;
end $$;

-- Sessions: people read, the state machine moves; on behalf of a person only that person's own.
grant select on consultation_sessions to bedside_app;
grant select, insert, update on consultation_sessions to bedside_flow;
create policy consultation_sessions_own on consultation_sessions for select to bedside_app
  using (patient_id = app_user_id() or doctor_id = app_user_id() or session_sight(id) is not null);
create policy consultation_sessions_flow_read on consultation_sessions for select to bedside_flow using (app_user_id() is not null or app_is_system());
create policy consultation_sessions_flow_add on consultation_sessions for insert to bedside_flow
  with check (patient_id = app_user_id() or doctor_id = app_user_id() or app_is_system());
create policy consultation_sessions_flow_move on consultation_sessions for update to bedside_flow
  using (app_is_system() or session_sight(id) is not null);

grant select on session_participants to bedside_app;
grant select, insert, update on session_participants to bedside_flow;
create policy session_participants_own on session_participants for select to bedside_app using (user_id = app_user_id());
create policy session_participants_party on session_participants for select to bedside_app using (session_sight(session_id) is not null);
create policy session_participants_flow_read on session_participants for select to bedside_flow using (app_user_id() is not null or app_is_system());
create policy session_participants_flow_add on session_participants for insert to bedside_flow
  with check (app_is_system() or session_sight(session_id) = 0);
create policy session_participants_flow_move on session_participants for update to bedside_flow
  using (app_is_system() or session_sight(session_id) = 0 or (user_id = app_user_id() and removed_at is null));

grant select on session_stretches to bedside_app;
grant select, insert, update on session_stretches to bedside_flow;
create policy session_stretches_party on session_stretches for select to bedside_app using (session_sight(session_id) = 0);
create policy session_stretches_flow on session_stretches for select to bedside_flow using (app_user_id() is not null or app_is_system());
create policy session_stretches_flow_add on session_stretches for insert to bedside_flow with check (app_is_system() or session_sight(session_id) is not null);
create policy session_stretches_flow_move on session_stretches for update to bedside_flow
  using (app_is_system() or session_sight(session_id) is not null);

-- The head moves only through number_session_event().
grant select on session_log_heads to bedside_app;
grant select, insert, update on session_log_heads to bedside_flow;
create policy session_log_heads_party on session_log_heads for select to bedside_app using (session_sight(session_id) is not null);
create policy session_log_heads_flow on session_log_heads to bedside_flow
  using (app_is_system() or session_sight(session_id) is not null
    or exists (select from session_participants p where p.session_id = session_log_heads.session_id and p.user_id = app_user_id() and p.removed_at is null));

-- The log: people add under their own name to sessions of theirs; nobody changes or removes.
grant select, insert on session_events to bedside_app, bedside_flow;
create policy session_events_party on session_events for select to bedside_app using (seq >= session_sight(session_id));
create policy session_events_say on session_events for insert to bedside_app with check (user_id = app_user_id() and session_sight(session_id) is not null);
create policy session_events_flow_read on session_events for select to bedside_flow
  using (app_is_system() or seq >= session_sight(session_id)
    or (user_id = app_user_id() and exists (select from session_participants p
        where p.session_id = session_events.session_id and p.user_id = app_user_id() and p.removed_at is null)));
create policy session_events_flow_say on session_events for insert to bedside_flow
  with check (app_is_system() or session_sight(session_id) is not null
    or (user_id = app_user_id() and exists (select from session_participants p
        where p.session_id = session_events.session_id and p.user_id = app_user_id() and p.removed_at is null)));

grant select, insert on doctor_desks to bedside_app;
grant update (state, running_late_minutes, updated_at) on doctor_desks to bedside_app;
grant select on doctor_desks to bedside_flow;
create policy doctor_desks_read on doctor_desks for select to bedside_app using (app_user_id() is not null);
create policy doctor_desks_own_insert on doctor_desks for insert to bedside_app with check (doctor_id = app_user_id() and app_user_role() = 'DOCTOR');
create policy doctor_desks_own_update on doctor_desks for update to bedside_app using (doctor_id = app_user_id() and app_user_role() = 'DOCTOR');
create policy doctor_desks_flow on doctor_desks for select to bedside_flow using (app_user_id() is not null or app_is_system());

grant select, insert on check_ins to bedside_app;
grant update (place_now, call_back_number, with_whom, is_private, consent_to_mode, saved_at) on check_ins to bedside_app;
create policy check_ins_party on check_ins for select to bedside_app
  using (patient_id = app_user_id() or exists (select from consultation_sessions s where s.id = check_ins.session_id and s.doctor_id = app_user_id()));
create policy check_ins_own_insert on check_ins for insert to bedside_app
  with check (patient_id = app_user_id() and exists (select from consultation_sessions s where s.id = check_ins.session_id and s.patient_id = app_user_id()));
create policy check_ins_own_update on check_ins for update to bedside_app using (patient_id = app_user_id());

-- Private notes: the session's doctor alone.
grant select, insert on consultation_notes to bedside_app;
grant update (private_notes, version, saved_at) on consultation_notes to bedside_app;
create policy consultation_notes_read on consultation_notes for select to bedside_app using (doctor_id = app_user_id() and app_user_role() = 'DOCTOR');
create policy consultation_notes_insert on consultation_notes for insert to bedside_app
  with check (doctor_id = app_user_id() and app_user_role() = 'DOCTOR' and exists (select from consultation_sessions s where s.id = consultation_notes.session_id and s.doctor_id = app_user_id()));
create policy consultation_notes_update on consultation_notes for update to bedside_app using (doctor_id = app_user_id() and app_user_role() = 'DOCTOR');

grant select, insert on visit_summaries to bedside_app;
grant update (patient_summary, saved_at) on visit_summaries to bedside_app;
create policy visit_summaries_party on visit_summaries for select to bedside_app using (patient_id = app_user_id() or doctor_id = app_user_id());
create policy visit_summaries_insert on visit_summaries for insert to bedside_app
  with check (doctor_id = app_user_id() and app_user_role() = 'DOCTOR' and exists (select from consultation_sessions s where s.id = visit_summaries.session_id and s.doctor_id = app_user_id() and s.patient_id = visit_summaries.patient_id));
create policy visit_summaries_update on visit_summaries for update to bedside_app using (doctor_id = app_user_id() and app_user_role() = 'DOCTOR');

grant select on consultation_recordings to bedside_app;
create policy consultation_recordings_party on consultation_recordings for select to bedside_app using (session_sight(session_id) = 0);

grant select on prescriptions to bedside_app;
create policy prescriptions_party on prescriptions for select to bedside_app using (patient_id = app_user_id() or doctor_id = app_user_id());

-- Guests and the two people of the appointment see each other's name.
create policy profiles_shared_session on profiles for select to bedside_app
  using (exists (select from session_participants p where p.user_id = profiles.id and session_sight(p.session_id) is not null));

alter table appointments add constraint appointments_call_session foreign key (call_session_id) references consultation_sessions (id);

-- Source 003's words for a session.
create view call_sessions with (security_invoker = true) as
  select s.id, s.appointment_id, s.doctor_id, s.patient_id,
    case when s.status = 'SCHEDULED' then 'not_started' when s.status = 'WAITING' then 'waiting'
         when s.status in ('IN_PROGRESS', 'PAUSED') then 'active' else 'ended' end as status,
    s.doctor_joined_at as doctor_joined, s.patient_joined_at as patient_joined,
    null::text as doctor_peer_id, null::text as patient_peer_id, null::jsonb as signaling_data,
    s.actual_start_time as started_at, s.actual_end_time as ended_at, s.created_at, s.updated_at
  from consultation_sessions s;
grant select on call_sessions to bedside_app;
