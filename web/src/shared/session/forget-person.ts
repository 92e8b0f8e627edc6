import { copyAge } from '../offline/copy-age.ts'
import { keptStore } from '../offline/kept-store.ts'

const channelName = 'bedside:session'
const staysKey = 'bedside:language'

function emptyStorages() {
  try {
    for (const storage of [localStorage, sessionStorage])
      for (const name of Object.keys(storage))
        if (name.startsWith('bedside:') && name !== staysKey) storage.removeItem(name)
  } catch {
    // Nothing could be kept, so there is nothing to forget.
  }
}

/** The push service forgets this device; the clinic's server does so with the sign-in. */
async function unsubscribe() {
  try {
    const registration = await navigator.serviceWorker?.getRegistration()
    await (await registration?.pushManager?.getSubscription())?.unsubscribe()
    for (const shown of (await registration?.getNotifications()) ?? []) shown.close()
  } catch {
    // No push here, so nothing to end.
  }
}

/** Forgets everything of a person that this tab kept and this device holds. */
export async function forgetHere() {
  emptyStorages()
  copyAge.set(null)
  await Promise.all([keptStore.clear(), unsubscribe()])
}

/** The same, and every other tab of this browser does so too; for signing out and for a sign-in that was ended. */
export async function forgetPerson() {
  try {
    const channel = new BroadcastChannel(channelName)
    channel.postMessage('over')
    channel.close()
  } catch {
    // A browser without it: the other tabs learn it with their next call.
  }
  await forgetHere()
}

/** Hears that another tab ended the sign-in. @returns the end of listening */
export function onForgotten(listener: () => void) {
  if (typeof BroadcastChannel === 'undefined') return () => undefined
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = listener
  return () => channel.close()
}
