-- A readable font is a person's choice, kept with the account as the single keys are.
alter table profiles add column readable_font boolean not null default false;
grant update (readable_font) on profiles to bedside_app;

-- What the list of one's devices shows: browser and system, never the whole user agent.
alter table auth_sessions add column browser text not null default '';
alter table auth_sessions add column system text not null default '';

-- Where a device of a running sign-in is rung. One per sign-in; it goes with it.
create table push_subscriptions (
  sign_in_id uuid primary key references auth_sessions (id) on delete cascade,
  user_id uuid not null references profiles (id),
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  created_at timestamptz not null
);
create index push_subscriptions_user on push_subscriptions (user_id);

-- When a person is not to be rung; minutes since midnight in their own time zone. No row: at any time.
create table notification_settings (
  user_id uuid primary key references profiles (id),
  quiet_from_minute int not null check (quiet_from_minute between 0 and 1439),
  quiet_until_minute int not null check (quiet_until_minute between 0 and 1439),
  check (quiet_from_minute <> quiet_until_minute)
);

-- The clinic's own key pair for push services (VAPID, RFC 8292), made at first need. One row.
create table push_keys (
  only_one boolean primary key default true check (only_one),
  public_key text not null,
  private_key text not null,
  created_at timestamptz not null
);

do $$ declare t text; begin
  foreach t in array array['push_subscriptions', 'notification_settings', 'push_keys'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to bedside_service using (app_is_system())', t || '_service', t);
  end loop;
end $$;
grant select, insert, update, delete on push_subscriptions, notification_settings to bedside_service;
grant select, insert on push_keys to bedside_service;

-- A person sees and removes where the own devices are rung; the address and keys are read by the service alone.
grant select (sign_in_id, user_id, created_at) on push_subscriptions to bedside_app;
grant delete on push_subscriptions to bedside_app;
create policy push_subscriptions_own on push_subscriptions for select to bedside_app using (user_id = app_user_id());
create policy push_subscriptions_own_delete on push_subscriptions for delete to bedside_app using (user_id = app_user_id());

grant select, insert, delete on notification_settings to bedside_app;
grant update (quiet_from_minute, quiet_until_minute) on notification_settings to bedside_app;
create policy notification_settings_own on notification_settings for select to bedside_app using (user_id = app_user_id());
create policy notification_settings_own_insert on notification_settings for insert to bedside_app with check (user_id = app_user_id());
create policy notification_settings_own_update on notification_settings for update to bedside_app using (user_id = app_user_id());
create policy notification_settings_own_delete on notification_settings for delete to bedside_app using (user_id = app_user_id());
