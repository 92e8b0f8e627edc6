import { copyAge } from '../offline/copy-age.ts'
import { keptStore } from '../offline/kept-store.ts'
import { emptyStorages } from './signed-in-hint.ts'

const channelName = 'bedside:session'
const hereEvent = 'bedside:forgotten'
/** A channel also brings what this very page said. */
const tabId = Math.random()

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
  dispatchEvent(new Event(hereEvent))
  try {
    const channel = new BroadcastChannel(channelName)
    channel.postMessage(tabId)
    channel.close()
  } catch {
    // A browser without it: the other tabs learn it with their next call.
  }
  await forgetHere()
}

/** Hears that the sign-in is over, said by this tab or by another. @returns the end of listening */
export function onForgotten(listener: (where: 'here' | 'elsewhere') => void) {
  const here = () => listener('here')
  addEventListener(hereEvent, here)
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelName)
  if (channel)
    channel.onmessage = ({ data }) => {
      if (data !== tabId) listener('elsewhere')
    }
  return () => {
    removeEventListener(hereEvent, here)
    channel?.close()
  }
}
