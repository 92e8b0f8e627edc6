-- The two people of a running visit may change how it is held. What was booked is kept, because the charge goes by it;
-- null while the visit is held as booked. An ask for more stands only while the visit runs, and is one of the two's.
alter table consultation_sessions
  add column booked_mode text check (booked_mode in ('VIDEO', 'AUDIO', 'CHAT')),
  add column mode_ask text check (mode_ask in ('VIDEO', 'AUDIO')),
  add column mode_ask_by uuid references profiles (id),
  add constraint consultation_sessions_mode_ask_whole check ((mode_ask is null) = (mode_ask_by is null)),
  add constraint consultation_sessions_mode_ask_running check (mode_ask is null or status = 'IN_PROGRESS'),
  add constraint consultation_sessions_mode_ask_party check (mode_ask_by in (patient_id, doctor_id));
