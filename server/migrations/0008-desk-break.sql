-- A doctor at the desk may say that they are on a break; patients who wait read it.
alter table doctor_desks drop constraint doctor_desks_state_check;
alter table doctor_desks add constraint doctor_desks_state_check check (state in ('away', 'break', 'available'));
