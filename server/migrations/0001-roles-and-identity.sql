-- Three roles meet the tables; none owns them, none bypasses row-level security.
--   bedside_app      a person: identity in app.user_id and app.user_role, local to the transaction
--   bedside_flow     the state machines of appointments and visits, on behalf of a person or of time (app.system)
--   bedside_service  workers: sign-in, reactions, jobs, outbox, seed; app.system names the purpose
do $$ begin create role bedside_app nologin; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role bedside_flow nologin; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role bedside_service nologin; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin
  execute format('grant bedside_app, bedside_flow, bedside_service to %I', current_user);
exception when unique_violation or invalid_grant_operation then null;
end $$;
grant usage on schema public to bedside_app, bedside_flow, bedside_service;
create extension if not exists btree_gist;

create function app_user_id() returns uuid language sql stable
  return nullif(current_setting('app.user_id', true), '')::uuid;
create function app_user_role() returns text language sql stable
  return coalesce(current_setting('app.user_role', true), '');
-- Work of the house itself, not of a person; set only where no person's identity is.
create function app_is_system() returns boolean language sql stable
  return coalesce(current_setting('app.system', true), '') <> '' ;

create table accounts (
  id uuid primary key,
  email text not null,
  password_hash text,
  phone text,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  is_demo boolean not null default false
);
create unique index accounts_email on accounts (lower(email));

create table profiles (
  id uuid primary key references accounts (id),
  role text not null check (role in ('PATIENT', 'DOCTOR', 'ADMIN')),
  full_name text not null check (full_name <> ''),
  language text not null default 'en',
  time_zone text not null default 'UTC',
  single_keys boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table patient_profiles (
  id uuid primary key references profiles (id),
  date_of_birth date,
  sex text,
  allergies text not null default '',
  medicines text not null default '',
  address text
);

create table doctor_profiles (
  id uuid primary key references profiles (id),
  specialization text not null,
  registration_number text not null,
  council text,
  verified_at timestamptz,
  languages text[] not null default '{en}',
  consultation_modes text[] not null default '{VIDEO,AUDIO,CHAT}',
  visit_types text[] not null default '{ONLINE,IN_PERSON}',
  slot_minutes int not null default 15 check (slot_minutes between 1 and 120),
  currency text not null default 'NPR',
  bio text not null default ''
);

create table auth_sessions (
  token_hash text primary key,
  id uuid not null unique,
  user_id uuid not null references profiles (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index auth_sessions_user on auth_sessions (user_id);

create table sign_in_attempts (
  key text primary key,
  failures int not null,
  window_started_at timestamptz not null
);

create table setup_tokens (
  token_hash text primary key,
  created_at timestamptz not null,
  used_at timestamptz
);

create table audit_events (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_id uuid,
  actor_role text not null,
  action text not null,
  outcome text not null check (outcome in ('ok', 'refused')),
  subject_type text not null,
  subject_id text,
  patient_id uuid,
  session_id uuid,
  request_id text,
  details jsonb not null default '{}'
);
create index audit_events_patient on audit_events (patient_id, at);

create table idempotency_keys (
  user_id uuid not null,
  route text not null,
  key text not null,
  body_hash text not null,
  status int,
  response text,
  created_at timestamptz not null,
  primary key (user_id, route, key)
);

create table outbox (
  id bigint generated always as identity primary key,
  topic text not null,
  order_key text not null,
  envelope jsonb not null,
  created_at timestamptz not null,
  published_at timestamptz
);
create index outbox_due on outbox (id) where published_at is null;

create table jobs (
  key text primary key,
  kind text not null,
  payload jsonb not null,
  run_at timestamptz not null,
  attempts int not null default 0,
  locked_until timestamptz,
  last_error text
);
create index jobs_due on jobs (run_at);

do $$ declare t text; begin
  foreach t in array array['accounts','profiles','patient_profiles','doctor_profiles','auth_sessions','sign_in_attempts',
    'setup_tokens','audit_events','idempotency_keys','outbox','jobs'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;

-- accounts: a person sees the own address and phone, an administrator all; nobody but the service reads a password hash.
-- A policy for UPDATE without its own check holds the changed row to its USING clause; nothing is said twice.
grant select (id, email, phone, disabled_at, created_at, is_demo) on accounts to bedside_app;
grant update (phone) on accounts to bedside_app;
grant select, insert, update, delete on accounts to bedside_service;
create policy accounts_own on accounts for select to bedside_app using (id = app_user_id());
create policy accounts_admin on accounts for select to bedside_app using (app_user_role() = 'ADMIN');
create policy accounts_own_update on accounts for update to bedside_app using (id = app_user_id());
create policy accounts_service on accounts to bedside_service using (app_is_system());

grant select on profiles to bedside_app, bedside_flow;
grant update (full_name, language, time_zone, single_keys, updated_at) on profiles to bedside_app;
grant select, insert, update, delete on profiles to bedside_service;
create policy profiles_own on profiles for select to bedside_app using (id = app_user_id());
create policy profiles_doctors on profiles for select to bedside_app using (role = 'DOCTOR' and app_user_id() is not null);
create policy profiles_admin on profiles for select to bedside_app using (app_user_role() = 'ADMIN');
create policy profiles_own_update on profiles for update to bedside_app using (id = app_user_id());
create policy profiles_flow on profiles for select to bedside_flow using (app_is_system() or app_user_id() is not null);
create policy profiles_service on profiles to bedside_service using (app_is_system());

grant select on patient_profiles to bedside_app, bedside_flow;
grant insert on patient_profiles to bedside_app;
grant update (date_of_birth, sex, allergies, medicines, address) on patient_profiles to bedside_app;
grant select, insert, update, delete on patient_profiles to bedside_service;
create policy patient_profiles_own on patient_profiles for select to bedside_app using (id = app_user_id());
create policy patient_profiles_own_insert on patient_profiles for insert to bedside_app with check (id = app_user_id());
create policy patient_profiles_own_update on patient_profiles for update to bedside_app using (id = app_user_id());
create policy patient_profiles_service on patient_profiles to bedside_service using (app_is_system());

grant select on doctor_profiles to bedside_app, bedside_flow;
grant select, insert, update, delete on doctor_profiles to bedside_service;
create policy doctor_profiles_read on doctor_profiles for select to bedside_app using (app_user_id() is not null);
create policy doctor_profiles_flow on doctor_profiles for select to bedside_flow using (app_is_system() or app_user_id() is not null);
create policy doctor_profiles_service on doctor_profiles to bedside_service using (app_is_system());

grant select, insert, update, delete on auth_sessions to bedside_service;
create policy auth_sessions_service on auth_sessions to bedside_service using (app_is_system());
grant select, insert, update, delete on sign_in_attempts to bedside_service;
create policy sign_in_attempts_service on sign_in_attempts to bedside_service using (app_is_system());
grant select, insert, update on setup_tokens to bedside_service;
create policy setup_tokens_service on setup_tokens to bedside_service using (app_is_system());

-- audit: everyone adds, under the own name; nobody changes or removes; administrators read.
grant insert on audit_events to bedside_app, bedside_flow, bedside_service;
grant select on audit_events to bedside_app, bedside_service;
create policy audit_events_add on audit_events for insert to bedside_app, bedside_flow
  with check (actor_id is not distinct from app_user_id()
    and ((app_user_id() is not null and actor_role = app_user_role()) or (app_user_id() is null and app_is_system())));
create policy audit_events_admin on audit_events for select to bedside_app using (app_user_role() = 'ADMIN');
create policy audit_events_service_add on audit_events for insert to bedside_service with check (app_is_system());
create policy audit_events_service_read on audit_events for select to bedside_service using (app_is_system());

grant select, insert on idempotency_keys to bedside_app;
grant update (status, response, created_at) on idempotency_keys to bedside_app;
grant select, delete on idempotency_keys to bedside_service;
create policy idempotency_keys_own on idempotency_keys for select to bedside_app using (user_id = app_user_id());
create policy idempotency_keys_own_insert on idempotency_keys for insert to bedside_app with check (user_id = app_user_id());
create policy idempotency_keys_own_update on idempotency_keys for update to bedside_app using (user_id = app_user_id());
create policy idempotency_keys_service_read on idempotency_keys for select to bedside_service using (app_is_system());
create policy idempotency_keys_service_delete on idempotency_keys for delete to bedside_service using (app_is_system());

-- outbox and jobs: written in the transaction of the deed, read by workers alone.
grant insert on outbox to bedside_app, bedside_flow;
grant select, insert, update, delete on outbox to bedside_service;
create policy outbox_add on outbox for insert to bedside_app, bedside_flow with check (app_user_id() is not null or app_is_system());
create policy outbox_service on outbox to bedside_service using (app_is_system());
grant select, insert, update, delete on jobs to bedside_flow, bedside_service;
create policy jobs_flow on jobs to bedside_flow using (app_user_id() is not null or app_is_system());
create policy jobs_service on jobs to bedside_service using (app_is_system());
