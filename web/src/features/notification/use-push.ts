import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { useApi } from '../../shared/api/api-context.tsx'
import { useRead } from '../../shared/api/use-read.ts'

/**
 * How ringing this device stands. `unsupported`: this browser cannot. `denied`: it was told not to. `asking`: its own question is
 * on the screen. `failed`: allowed, but its push service or ours did not answer.
 */
export type PushState = 'loading' | 'unsupported' | 'denied' | 'off' | 'asking' | 'on' | 'failed'

const isSupported = () =>
  'serviceWorker' in navigator && 'PushManager' in globalThis && typeof Notification !== 'undefined'

const registrationOf = async () => {
  const registration = await navigator.serviceWorker.getRegistration()
  if (!registration) throw new Error('no service worker')
  return registration
}

/** Rings this device when the page is closed. `allow` asks the browser, so it is called by a tap alone. */
export function usePush() {
  const call = useApi()
  const queries = useQueryClient()
  const settings = useRead('getNotificationSettings', {})
  const [deed, setDeed] = useState<PushState | null>(null)
  const [isHere, setHere] = useState<boolean | null>(null)
  useEffect(() => {
    if (!isSupported()) return
    registrationOf()
      .then((registration) => registration.pushManager.getSubscription())
      .then(
        (found) => setHere(found !== null),
        () => setHere(false),
      )
  }, [])

  const readAnew = useCallback(
    () => queries.invalidateQueries({ queryKey: ['getNotificationSettings'] }),
    [queries],
  )
  const allow = useCallback(async () => {
    setDeed('asking')
    try {
      if ((await Notification.requestPermission()) !== 'granted') return setDeed('denied')
      const { publicKey } = await call('getPushKey', {})
      const registration = await registrationOf()
      const made = await registration.pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: publicKey,
      })
      const { endpoint, keys } = made.toJSON()
      await call('savePushSubscription', {
        body: { endpoint: endpoint ?? '', keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' } },
      })
      setHere(true)
      await readAnew()
      setDeed(null)
    } catch {
      setDeed('failed')
    }
  }, [call, readAnew])
  const stop = useCallback(async () => {
    try {
      await call('removePushSubscription', {})
      await (await (await registrationOf()).pushManager.getSubscription())?.unsubscribe()
      setHere(false)
      await readAnew()
      setDeed(null)
    } catch {
      setDeed('failed')
    }
  }, [call, readAnew])

  return { state: deed ?? stateOf(settings.data?.push, isHere), allow, stop }
}

function stateOf(isSaved: boolean | undefined, isHere: boolean | null): PushState {
  if (!isSupported()) return 'unsupported'
  if (Notification.permission === 'denied') return 'denied'
  if (isHere === null || isSaved === undefined) return 'loading'
  return isHere && isSaved ? 'on' : 'off'
}
