import type { CaptureKind, DeviceTrouble } from '@bedside/client'
import type { ReactNode } from 'react'

/** What the help with a trouble takes. */
export interface TroubleHelpProps {
  readonly kind: CaptureKind
  readonly trouble: DeviceTrouble
  onRetry(): void
  /** Goes on without the device: with voice when it is the camera, with chat when it is the microphone. */
  onWithout?(): void
  /** The last way on: {@link PhoneCallButton}. */
  readonly phone?: ReactNode
}
