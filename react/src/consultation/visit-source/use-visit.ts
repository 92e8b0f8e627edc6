import type { Visit } from '@bedside/client'
import type { Session } from '@bedside/contract'
import { useEffect, useState } from 'react'
import { useBedside } from '../../bedside/bedside-provider.tsx'
import { type Loaded, useLoad } from '../../bedside/use-load.ts'

/** The session of an appointment: found, or made now; the same one however often it is asked for. */
export function useSessionId(appointmentId: string | null): Loaded<string> {
  const { client } = useBedside()
  return useLoad(appointmentId, async (signal) => {
    const found = await client.http.call('findSession', {
      query: { appointmentId: appointmentId ?? '' },
      signal,
    })
    const [known] = found.items
    if (known) return known.sessionId
    const made = await client.http.call('createSession', {
      body: { appointmentId: appointmentId ?? '' },
      idempotencyKey: `session-${appointmentId}`,
      signal,
    })
    return made.sessionId
  })
}

/** Follows a visit while the component is there; components that ask for the same one share it. */
export function useVisit(sessionId: string | null): Visit | null {
  const { client } = useBedside()
  const [visit, setVisit] = useState<Visit | null>(null)
  useEffect(() => {
    if (!sessionId) return
    const lease = client.openVisit(sessionId)
    setVisit(lease.visit)
    return () => {
      setVisit(null)
      lease.release()
    }
  }, [client, sessionId])
  return visit
}

/** The other main person: the patient for the doctor, the doctor for everybody else. */
export function otherOf(session: Session): { readonly userId: string; readonly name: string } {
  return session.myRole === 'DOCTOR' ? session.patient : session.doctor
}

/** Finds names of the people in a visit by their id. */
export function namesOf(session: Session): (userId: string) => string {
  const people = [session.doctor, session.patient, ...session.participants]
  return (userId) => people.find((person) => person.userId === userId)?.name ?? ''
}
