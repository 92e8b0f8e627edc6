-- For whom a visit is, where it is not the patient who books; in the booker's words.
alter table appointments add column for_whom text check (length(for_whom) <= 200);
grant insert (for_whom) on appointments to bedside_app;

-- What the doctor is still writing for the patient stays beside the private note, where only the doctor reads;
-- visit_summaries holds what was sent.
alter table consultation_notes add column patient_draft text not null default '';
grant update (patient_draft) on consultation_notes to bedside_app;
alter table visit_summaries add column sent_at timestamptz;
-- The owner is under row-level security too and belongs to no visit; for these two lines it is not.
alter table consultation_notes no force row level security;
alter table visit_summaries no force row level security;
update consultation_notes n set patient_draft = s.patient_summary from visit_summaries s where s.session_id = n.session_id;
update visit_summaries set sent_at = saved_at;
alter table consultation_notes force row level security;
alter table visit_summaries force row level security;
alter table visit_summaries alter column sent_at set not null;
