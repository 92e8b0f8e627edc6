-- What a patient tells of a person's health. Null = not answered, an empty list = none that they know of.
-- With an appointment it is of the person that visit is for; without, of the patient who has the account.
create table health_answers (
  id uuid primary key,
  patient_id uuid not null references profiles (id),
  appointment_id uuid references appointments (id),
  allergies text[],
  medicines text[],
  conditions text[],
  told_at timestamptz not null,
  unique nulls not distinct (patient_id, appointment_id)
);

-- Never written nor read; a text with a default cannot tell "none" from "not answered".
alter table patient_profiles drop column allergies, drop column medicines;

alter table health_answers enable row level security;
alter table health_answers force row level security;

grant select, insert on health_answers to bedside_app;
grant update (allergies, medicines, conditions, told_at) on health_answers to bedside_app;
grant select, insert, update, delete on health_answers to bedside_service;
create policy health_answers_own on health_answers for select to bedside_app using (patient_id = app_user_id());
-- A doctor reads them with a visit for that very person, unless it was called off.
create policy health_answers_doctor on health_answers for select to bedside_app
  using (app_user_role() = 'DOCTOR' and exists (select from appointments a
    where a.doctor_id = app_user_id() and a.patient_id = health_answers.patient_id and a.status not in ('DECLINED', 'CANCELLED')
      and case when health_answers.appointment_id is null then a.for_whom is null else a.id = health_answers.appointment_id end));
create policy health_answers_own_insert on health_answers for insert to bedside_app
  with check (patient_id = app_user_id() and app_user_role() = 'PATIENT'
    and (appointment_id is null or exists (select from appointments a
      where a.id = health_answers.appointment_id and a.patient_id = app_user_id() and a.for_whom is not null)));
create policy health_answers_own_update on health_answers for update to bedside_app using (patient_id = app_user_id());
create policy health_answers_service on health_answers to bedside_service using (app_is_system());
