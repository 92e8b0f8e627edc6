/** The push services of the browsers, by the end of their hosts' names; each under its maker's sole control. */
const knownHosts = [
  'fcm.googleapis.com',
  'push.services.mozilla.com',
  'notify.windows.com',
  'push.apple.com',
] as const

/**
 * Whether an address that a browser gave may be called: https at a known push service, without port or sign-in,
 * or one of the origins the clinic itself named. Nothing else is ever fetched for a client (S33).
 */
export function isPushService(endpoint: string, clinicsOwn: readonly string[]) {
  if (!URL.canParse(endpoint)) return false
  const { protocol, hostname, port, username, password, origin } = new URL(endpoint)
  if (username || password) return false
  if (clinicsOwn.includes(origin)) return true
  if (protocol !== 'https:' || port) return false
  return knownHosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))
}
