-- Who may read the patient's words, beside the doctor: the clinic alone, or everybody, without the patient's name. There is
-- nothing to show where there are no words.
alter table consultation_feedback
  add constraint consultation_feedback_public_words check (not is_public or review_text is not null),
  add constraint consultation_feedback_whole_reply check ((doctor_response is null) = (doctor_responded_at is null));
grant insert (is_public) on consultation_feedback to bedside_app;

-- The doctor of the visit answers once; what stands is never changed.
grant update (doctor_response, doctor_responded_at) on consultation_feedback to bedside_app;
create policy consultation_feedback_reply on consultation_feedback for update to bedside_app
  using (doctor_id = app_user_id() and app_user_role() = 'DOCTOR' and doctor_response is null)
  with check (doctor_response is not null);
