import { ConsultationRoom, type ConsultationRoomProps } from '../consultation-room/consultation-room.tsx'

/** What {@link WaitingRoom} takes. */
export type WaitingRoomProps = Pick<ConsultationRoomProps, 'appointmentId' | 'onEndCall'>

/** The way into a visit: check, waiting, and, when the doctor is ready, the call itself. */
export function WaitingRoom(props: WaitingRoomProps) {
  return <ConsultationRoom {...props} />
}
