-- A patient asks to be told once when a time of a doctor opens between two instants. The row goes when they are told,
-- when they take it back, and when those times are over.
create table opening_wishes (
  patient_id uuid not null references profiles (id),
  doctor_id uuid not null references doctor_profiles (id),
  from_time timestamptz not null,
  to_time timestamptz not null,
  created_at timestamptz not null,
  primary key (patient_id, doctor_id),
  check (to_time > from_time)
);
create index opening_wishes_doctor on opening_wishes (doctor_id);

alter table opening_wishes enable row level security;
alter table opening_wishes force row level security;

-- Nobody but the patient sees who waits for whom, the doctor neither; telling them is the house's work.
grant select, insert, delete on opening_wishes to bedside_app;
grant update (from_time, to_time, created_at) on opening_wishes to bedside_app;
grant select, insert, update, delete on opening_wishes to bedside_service;
create policy opening_wishes_own on opening_wishes for select to bedside_app using (patient_id = app_user_id());
create policy opening_wishes_own_insert on opening_wishes for insert to bedside_app
  with check (patient_id = app_user_id() and app_user_role() = 'PATIENT');
create policy opening_wishes_own_update on opening_wishes for update to bedside_app using (patient_id = app_user_id());
create policy opening_wishes_own_delete on opening_wishes for delete to bedside_app using (patient_id = app_user_id());
create policy opening_wishes_service on opening_wishes to bedside_service using (app_is_system());
