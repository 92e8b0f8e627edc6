-- The same sight as before, in PL/pgSQL: its plans are kept for the life of a connection, where a plain SQL function that
-- is not inlined is parsed and planned again in every statement whose policy asks it. Adding a log entry asks it twice.
create or replace function session_sight(asked uuid) returns bigint language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  me uuid := app_user_id();
begin
  return (
    select case
      when s.patient_id = me or s.doctor_id = me then 0
      else (select p.visible_from_seq from session_participants p
            where p.session_id = s.id and p.user_id = me and p.admitted_at is not null and p.removed_at is null)
    end
    from consultation_sessions s where s.id = asked and me is not null);
end $$;
