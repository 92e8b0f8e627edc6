import type { CallState, CaptureKind, Line, Visit } from '@bedside/client'
import type { Session } from '@bedside/contract'
import { type ReactNode, useMemo } from 'react'
import { useServerNow } from '../../bedside/use-server-now.ts'
import { Button } from '../../kit/button/button.tsx'
import { EmergencyCard } from '../../kit/emergency-card/emergency-card.tsx'
import { useSingleKeys } from '../../media/controls/use-single-keys.ts'
import { type DeviceActions, DeviceCheck } from '../../media/device-check/device-check.tsx'
import { useFormats } from '../../text/formats.ts'
import { useText } from '../../text/text-provider.tsx'
import { PhoneCallAsked, PhoneCallButton } from '../phone-call/phone-call-button.tsx'
import { useCalled } from '../waiting-room/use-called.ts'
import { useRing } from '../waiting-room/use-ring.ts'
import css from './consultation-room.module.css'
import { DoorSlip } from './door-slip.tsx'
import { useSingleKeysSwitch } from './single-keys-switch.ts'

/** The device switches of a visit's call as the check wants them. */
export function useDeviceActions(visit: Visit): DeviceActions {
  return useMemo(
    () => ({
      setOn: (kind: CaptureKind, isOn: boolean) =>
        void (kind === 'camera' ? visit.call.setCamera(isOn) : visit.call.setMicrophone(isOn)),
      // biome-ignore lint/correctness/useHookAtTopLevel: the client's call has a method of this name
      choose: (kind: CaptureKind, deviceId: string) => void visit.call.useDevice(kind, deviceId),
    }),
    [visit],
  )
}

/** M and V before the call, as in it. */
export function useVisitKeys(visit: Visit, call: CallState): void {
  const [singleKeys] = useSingleKeysSwitch()
  const { microphone, camera, mode } = call
  useSingleKeys(mode !== 'CHAT' && mode !== null, singleKeys, {
    toggleMicrophone: () => void visit.call.setMicrophone(!microphone.isOn),
    toggleCamera: () => {
      if (mode === 'VIDEO') void visit.call.setCamera(!camera.isOn)
    },
  })
}

/** What {@link VisitDevices} takes. */
export interface VisitDevicesProps {
  readonly visit: Visit
  readonly session: Session
  readonly call: CallState
  readonly line: Line
  readonly next: ReactNode
}

/** The device check of one visit. */
export function VisitDevices({ visit, session, call, line, next }: VisitDevicesProps) {
  const actions = useDeviceActions(visit)
  return (
    <DeviceCheck
      microphone={call.microphone}
      camera={session.consultationMode === 'VIDEO' ? call.camera : null}
      connection={line === 'offline' ? 'lost' : line === 'polling' ? 'weak' : 'good'}
      actions={actions}
      phone={<PhoneCallButton visit={visit} />}
      next={next}
    />
  )
}

/** What {@link BeforeCall} takes. */
export interface BeforeCallProps extends Omit<VisitDevicesProps, 'next'> {
  /** The patient goes to the waiting room, the doctor starts. */
  onNext(): void
}

/** The page before the visit: the slip on top, the check below, one main button. */
export function BeforeCall({ visit, session, call, line, onNext }: BeforeCallProps) {
  const t = useText()
  const formats = useFormats()
  const isDoctor = session.myRole === 'DOCTOR'
  const nowMs = useServerNow()
  const isEarly = nowMs < Date.parse(session.joinOpensAt) && session.status === 'SCHEDULED'
  const isCalled = useCalled(visit, session)
  useRing(visit, isCalled, t('waiting.readyTab'), t('waiting.doctor.ready', { name: session.doctor.name }))
  useVisitKeys(visit, call)
  const isRunning = session.status === 'IN_PROGRESS' || session.status === 'PAUSED'
  const word = isRunning ? t('join.now') : isDoctor ? t('join.start') : t('check.done')
  const next = (
    <Button
      kind="main"
      icon="next"
      wide
      unavailable={isEarly ? t('join.opensAt', { time: formats.time(session.joinOpensAt) }) : undefined}
      onClick={onNext}
    >
      {word}
    </Button>
  )
  return (
    <div className={css.before}>
      <DoorSlip
        session={session}
        isCalled={isCalled}
        action={session.consultationMode === 'CHAT' ? next : undefined}
      >
        <p>{isDoctor ? session.reason : session.doctor.specialization}</p>
        <p>
          {formats.fullDay(session.scheduledStartTime)}, {t(`mode.${session.consultationMode}`)}
        </p>
      </DoorSlip>
      {session.consultationMode !== 'CHAT' && (
        <VisitDevices visit={visit} session={session} call={call} line={line} next={next} />
      )}
      <PhoneCallAsked visit={visit} />
      {!isDoctor && (
        <EmergencyCard emergencyNumber={session.emergencyNumber} clinicPhone={session.clinicPhone} />
      )}
    </div>
  )
}
