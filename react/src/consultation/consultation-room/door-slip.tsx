import type { Session } from '@bedside/contract'
import type { ReactNode } from 'react'
import { Slip } from '../../kit/slip/slip.tsx'
import { StatusMark } from '../../kit/status-mark/status-mark.tsx'
import { otherOf } from '../visit-source/use-visit.ts'

/** What {@link DoorSlip} takes. */
export interface DoorSlipProps {
  readonly session: Session
  /** The doctor is ready for this person. */
  readonly isCalled: boolean
  readonly action: ReactNode
  readonly children: ReactNode
}

/** The visit's slip before the room: on the way in, and after leaving it. */
export function DoorSlip({ session, isCalled, action, children }: DoorSlipProps) {
  return (
    <Slip
      stub={{ kind: 'time', at: session.scheduledStartTime }}
      title={otherOf(session).name}
      headingLevel={1}
      mark={
        <StatusMark
          status={isCalled ? 'READY' : session.status}
          readAs={session.myRole === 'DOCTOR' ? 'doctor' : 'patient'}
          name={session.doctor.name}
        />
      }
      action={action}
    >
      {children}
    </Slip>
  )
}
