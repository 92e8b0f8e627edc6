-- When a doctor sees patients: local wall-clock times per weekday (0 = Sunday) in the doctor's time zone.
create table doctor_availability (
  id uuid primary key,
  doctor_id uuid not null references doctor_profiles (id),
  weekday int not null check (weekday between 0 and 6),
  starts_at time not null,
  ends_at time not null,
  check (ends_at > starts_at or ends_at = '00:00')
);
create index doctor_availability_doctor on doctor_availability (doctor_id);

create table appointments (
  id uuid primary key,
  patient_id uuid not null references profiles (id),
  doctor_id uuid not null references doctor_profiles (id),
  start_time timestamptz not null,
  end_time timestamptz not null,
  appointment_type text not null check (appointment_type in ('IN_PERSON', 'ONLINE')),
  consultation_mode text check (consultation_mode in ('VIDEO', 'AUDIO', 'CHAT')),
  status text not null check (status in ('REQUESTED', 'CONFIRMED', 'DECLINED', 'CANCELLED', 'COMPLETED', 'NO_SHOW')),
  reason text not null default '',
  note text,
  previous_start_time timestamptz,
  call_session_id uuid,
  call_status text check (call_status in ('not_started', 'waiting', 'active', 'ended')),
  -- False once the visit took place and was reopened: its time may be another's by then.
  holds_time boolean not null default true,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (end_time > start_time),
  check ((appointment_type = 'ONLINE') = (consultation_mode is not null)),
  -- Two visits of one doctor never overlap while either holds its time.
  constraint appointments_no_double_booking exclude using gist (doctor_id with =, tstzrange(start_time, end_time) with &&)
    where (holds_time and status in ('REQUESTED', 'CONFIRMED'))
);
create index appointments_patient on appointments (patient_id, start_time);
create index appointments_doctor on appointments (doctor_id, start_time);

alter table doctor_availability enable row level security;
alter table doctor_availability force row level security;
alter table appointments enable row level security;
alter table appointments force row level security;

grant select, insert, delete on doctor_availability to bedside_app;
grant update (weekday, starts_at, ends_at) on doctor_availability to bedside_app;
grant select on doctor_availability to bedside_flow;
grant select, insert, update, delete on doctor_availability to bedside_service;
create policy doctor_availability_read on doctor_availability for select to bedside_app using (app_user_id() is not null);
create policy doctor_availability_own_insert on doctor_availability for insert to bedside_app with check (doctor_id = app_user_id() and app_user_role() = 'DOCTOR');
create policy doctor_availability_own_update on doctor_availability for update to bedside_app using (doctor_id = app_user_id() and app_user_role() = 'DOCTOR');
create policy doctor_availability_own_delete on doctor_availability for delete to bedside_app using (doctor_id = app_user_id() and app_user_role() = 'DOCTOR');
create policy doctor_availability_flow on doctor_availability for select to bedside_flow using (app_user_id() is not null or app_is_system());
create policy doctor_availability_service on doctor_availability to bedside_service using (app_is_system());

-- People read their own and ask for new ones; every later change is the state machine's.
grant select on appointments to bedside_app;
grant insert (id, patient_id, doctor_id, start_time, end_time, appointment_type, consultation_mode, status, reason, call_status,
  created_at, updated_at) on appointments to bedside_app;
grant select, update on appointments to bedside_flow;
grant select, insert, update, delete on appointments to bedside_service;
create policy appointments_own on appointments for select to bedside_app using (patient_id = app_user_id() or doctor_id = app_user_id());
create policy appointments_ask on appointments for insert to bedside_app with check (patient_id = app_user_id() and app_user_role() = 'PATIENT' and status = 'REQUESTED');
create policy appointments_flow_read on appointments for select to bedside_flow using (app_user_id() is not null or app_is_system());
create policy appointments_flow_move on appointments for update to bedside_flow
  using (patient_id = app_user_id() or doctor_id = app_user_id() or app_is_system());
create policy appointments_service on appointments to bedside_service using (app_is_system());

-- A doctor and a patient with an appointment see each other's profile.
create policy profiles_shared_appointment on profiles for select to bedside_app
  using (exists (select from appointments a where (a.patient_id = profiles.id and a.doctor_id = app_user_id()) or (a.doctor_id = profiles.id and a.patient_id = app_user_id())));
create policy patient_profiles_shared_appointment on patient_profiles for select to bedside_app
  using (exists (select from appointments a where a.patient_id = patient_profiles.id and a.doctor_id = app_user_id()));
create policy patient_profiles_flow on patient_profiles for select to bedside_flow
  using (app_is_system() or id = app_user_id()
    or exists (select from appointments a where a.patient_id = patient_profiles.id and a.doctor_id = app_user_id()));
