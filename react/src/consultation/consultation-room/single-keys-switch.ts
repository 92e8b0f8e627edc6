import { useCallback, useEffect, useState } from 'react'
import { useBedside } from '../../bedside/bedside-provider.tsx'
import { keptFlag } from '../../bedside/kept-flag.ts'

const kept = keptFlag('localStorage', 'single-keys')

/** Whether single keys switch things: kept in the account, and on this device until the account has answered. */
export function useSingleKeysSwitch(): readonly [on: boolean, set: (on: boolean) => void] {
  const { client } = useBedside()
  const [on, setOn] = useState(() => kept.read() !== 'off')
  useEffect(() => {
    let current = true
    client.http.call('getMe').then(
      (me) => current && setOn(me.singleKeys),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [client])
  const set = useCallback(
    (wanted: boolean) => {
      setOn(wanted)
      kept.write(wanted ? null : 'off')
      client.http.call('updateMe', { body: { singleKeys: wanted } }).catch(() => undefined)
    },
    [client],
  )
  return [on, set]
}
