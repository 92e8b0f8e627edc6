/**
 * The least an honest server could do, as the measure of ours: verify a token, insert a session and an audit row
 * under row-level security in one transaction, and sign a token.
 */
import { randomUUID } from 'node:crypto'
import fastify from 'fastify'
import { jwtVerify, SignJWT } from 'jose'
import { sql } from 'kysely'
import { openDatabase } from '../../server/src/platform/database/index.ts'

const { DATABASE_URL: url } = process.env
const database = await openDatabase(url ? { url, poolSize: 10 } : {})
await database.script(`
  do $$ begin create role bedside_app nologin; exception when duplicate_object or unique_violation then null; end $$;
  do $$ begin execute format('grant bedside_app to %I', current_user); exception when others then null; end $$;
  grant usage on schema public to bedside_app;
  create table if not exists bare_sessions (id uuid primary key, owner uuid not null, created_at timestamptz not null);
  create table if not exists bare_audit (id bigint generated always as identity primary key, actor uuid not null, action text not null);
  alter table bare_sessions enable row level security; alter table bare_sessions force row level security;
  alter table bare_audit enable row level security; alter table bare_audit force row level security;
  drop policy if exists bare_sessions_own on bare_sessions;
  create policy bare_sessions_own on bare_sessions to bedside_app using (owner = nullif(current_setting('app.user_id', true), '')::uuid);
  drop policy if exists bare_audit_own on bare_audit;
  create policy bare_audit_own on bare_audit to bedside_app using (actor = nullif(current_setting('app.user_id', true), '')::uuid);
  grant select, insert on bare_sessions, bare_audit to bedside_app;`)

const key = new TextEncoder().encode('bench-bench-bench-bench-bench-bench')
const sign = (subject: string) =>
  new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setSubject(subject).setExpirationTime('10m').sign(key)
const verify = async (header: string | undefined) =>
  (await jwtVerify((header ?? '').slice(7), key)).payload.sub as string

const server = fastify()
server.post('/session', async (request, reply) => {
  const owner = await verify(request.headers.authorization)
  const id = randomUUID()
  await database.asPerson({ userId: owner, role: 'PATIENT' }, async ({ q }) => {
    await sql`insert into bare_sessions values (${id}, ${owner}, ${new Date()})`.execute(q)
    await sql`insert into bare_audit (actor, action) values (${owner}, 'create')`.execute(q)
  })
  return reply.status(201).send({ id, token: await sign(owner) })
})
server.post('/token', async (request) => ({ token: await sign(await verify(request.headers.authorization)) }))
await server.listen({ port: 0, host: '127.0.0.1' })
const address = server.server.address()
process.send?.({ port: typeof address === 'object' ? address?.port : 0, token: await sign(randomUUID()) })
process.on('message', () => {
  server
    .close()
    .then(() => database.close())
    .then(
      () => process.exit(0),
      () => process.exit(1),
    )
})
