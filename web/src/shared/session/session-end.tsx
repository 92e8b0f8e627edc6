import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useClient } from '../api/client-context.tsx'
import { forgetHere, forgetPerson, onForgotten } from './forget-person.ts'
import { signedInHint } from './signed-in-hint.ts'
import { useSession } from './use-session.ts'

/** Nothing of a person stays on the screen or the device once their sign-in is over, wherever it was ended. */
export function SessionEnd() {
  const client = useClient()
  const queries = useQueryClient()
  const { me, isRefused } = useSession({ ask: false })
  const isHere = me !== undefined

  useEffect(() => {
    if (isHere) signedInHint.set()
  }, [isHere])

  // The line is closed first, so that it writes nothing any more. Ended in another tab: this one forgets its own drafts too and
  // goes to the front door.
  useEffect(
    () =>
      onForgotten((where) => {
        client?.close()
        if (where === 'here') return
        const leave = () => location.assign('/')
        forgetHere().then(leave, leave)
      }),
    [client],
  )

  // Ended on another device, by the clinic or by time: the line is lost, and then the server says so.
  useEffect(
    () =>
      client?.realtime.line.subscribe(() => {
        // A browser's cookie that counts no more is told by no frame: whenever the line is lost, ask.
        if (client.realtime.line.getSnapshot() !== 'live')
          queries.invalidateQueries({ queryKey: ['getMe'] }).catch(() => undefined)
      }),
    [client, queries],
  )
  useEffect(() => {
    if (!isRefused || !signedInHint.read()) return
    queries.removeQueries({
      predicate: ({ queryKey }) => queryKey[0] !== 'getMe' && queryKey[0] !== 'getClinic',
    })
    forgetPerson().catch(() => undefined)
  }, [isRefused, queries])

  // The browser's Back may bring a page of before the end back as it stood.
  useEffect(() => {
    const lookAgain = (event: PageTransitionEvent) => {
      if (event.persisted && !signedInHint.read()) location.reload()
    }
    addEventListener('pageshow', lookAgain)
    return () => removeEventListener('pageshow', lookAgain)
  }, [])
  return null
}
