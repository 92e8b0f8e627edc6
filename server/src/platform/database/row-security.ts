import type { Database } from './database.ts'

/** Bookkeeping of migrations holds nobody's data; none of the roles below may touch it at all. */
const exempt = 'schema_migrations'
const roles = `array['bedside_app', 'bedside_flow', 'bedside_service']`

const query = `
with relations as (
  select c.* from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm', 'f')),
app_roles as (select r.* from pg_roles r where r.rolname = any (${roles}))
select 'row-level security is not on and forced for ' || relname as gap from relations
  where relkind in ('r', 'p') and relname <> '${exempt}' and not (relrowsecurity and relforcerowsecurity)
union all select 'a role may touch ' || relname from relations, unnest(${roles}) as r(role)
  where relname = '${exempt}' and has_table_privilege(r.role, oid, 'select, insert, update, delete')
union all select 'everybody may touch ' || relname from relations, aclexplode(relacl) a where a.grantee = 0
union all select 'not a security_invoker view: ' || relname from relations
  where relkind = 'v' and not coalesce(reloptions @> array['security_invoker=true'], false)
union all select 'neither table nor plain view: ' || relname from relations where relkind in ('m', 'f')
union all select rolname || ' is superuser, bypasses row-level security or may log in' from app_roles
  where rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb
union all select rolname || ' owns ' || c.relname from app_roles r join relations c on c.relowner = r.oid
union all select r.rolname || ' is a member of ' || g.rolname from app_roles r
  join pg_auth_members m on m.member = r.oid join pg_roles g on g.oid = m.roleid
union all select 'SECURITY DEFINER without a fixed search_path that ends in pg_temp: ' || p.proname
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname = 'public' and p.prosecdef
    and not coalesce(p.proconfig @> array['search_path=public, pg_temp'], false)
union all select 'SECURITY DEFINER that everybody may call: ' || p.proname
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace,
    aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
  where n.nspname = 'public' and p.prosecdef and a.grantee = 0
union all select 'missing role: ' || r.role from unnest(${roles}) as r(role)
  where not exists (select from app_roles where rolname = r.role)`

/**
 * Asks the catalogue for every way around row-level security; empty when there is none. For the tests and `/readyz`,
 * so that a database somebody mended by hand does not serve.
 */
export async function findRowSecurityGaps(database: Database): Promise<string[]> {
  const rows = await database.owner<{ gap: string }>(query)
  return rows.map((row) => row.gap)
}
