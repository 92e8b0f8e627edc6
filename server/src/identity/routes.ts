import { presentAccount, presentClinic, presentMe, presentSignedIn, presentSignIn } from './present.ts'
import type { IdentityRoom } from './room.ts'
import { changePassword } from './service/change-password.ts'
import { getMyHealth, saveMyHealth } from './service/health.ts'
import { createAccount, disableAccount, listAccounts } from './service/manage-accounts.ts'
import { loadMe, updateMe } from './service/own-profile.ts'
import { setUpFirstAdministrator } from './service/set-up.ts'
import { openDemo, register, signIn } from './service/sign-in.ts'
import { endSignIn, listSignIns, signOutEverywhere } from './service/sign-ins.ts'
import { signOut } from './service/sign-out.ts'
import type { OpenedSignIn } from './sign-in-tokens.ts'

type Begun = Parameters<typeof presentSignedIn>[0]

/** Answers with the token and hands browsers the same one as a cookie. */
function welcome(call: { setCookie(value: string, expires: Date): void }, begun: Begun) {
  const { token, expiresAt }: OpenedSignIn = begun.signIn
  call.setCookie(token, expiresAt)
  return presentSignedIn(begun)
}

export function registerRoutes(room: IdentityRoom) {
  const { http, settings, clock } = room.platform
  http.route('signIn', async (call) =>
    welcome(call, await signIn(room, { ...call.body, ip: call.ip, userAgent: call.userAgent })),
  )
  http.route('register', async (call) =>
    welcome(call, await register(room, { ...call.body, role: 'PATIENT' }, call)),
  )
  http.route('setUpFirstAdministrator', async (call) =>
    welcome(call, await setUpFirstAdministrator(room, call.body, call.userAgent)),
  )
  http.route('openDemo', async (call) => welcome(call, await openDemo(room, call.body.as, call.userAgent)))
  http.route('signOut', async (call) => {
    await signOut(room, call.caller)
    call.clearCookie()
    return undefined
  })
  http.route('changePassword', async ({ caller, body }) => {
    await changePassword(room, caller, body)
    return undefined
  })
  http.route('getClinic', async () => presentClinic(settings, clock.now()))
  http.route('getMe', async ({ caller }) => presentMe(await loadMe(room, caller)))
  http.route('updateMe', async ({ caller, body }) => presentMe(await updateMe(room, caller, body)))
  http.route('getMyHealth', ({ caller }) => getMyHealth(room, caller))
  http.route('saveMyHealth', ({ caller, body }) => saveMyHealth(room, caller, body))
  http.route('listSignIns', async ({ caller }) => ({
    items: (await listSignIns(room, caller)).map(presentSignIn),
  }))
  http.route('endSignIn', async ({ caller, params }) => {
    await endSignIn(room, caller, params.signInId)
    return undefined
  })
  http.route('signOutEverywhere', async ({ caller }) => {
    await signOutEverywhere(room, caller)
    return undefined
  })
  http.route('listAccounts', async ({ caller, query }) => {
    const { items, nextCursor } = await listAccounts(room, caller, query)
    return { items: items.map(presentAccount), nextCursor }
  })
  http.route('createAccount', async ({ caller, body }) =>
    presentAccount(await createAccount(room, caller, body)),
  )
  http.route('disableAccount', async ({ caller, params }) => {
    await disableAccount(room, caller, params.userId)
    return undefined
  })
}
