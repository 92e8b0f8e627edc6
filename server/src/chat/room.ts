import type { Audit } from '../audit/index.ts'
import type { Consultation } from '../consultation/index.ts'
import type { Platform } from '../platform/index.ts'
import type { SessionLog } from '../session-log/index.ts'
import type { MessageRate } from './message-rate.ts'

/** What the room's files share: the plumbing and the neighbours' doors. */
export interface Room {
  readonly platform: Platform
  readonly sessionLog: SessionLog
  readonly consultation: Consultation
  readonly audit: Audit
  readonly rate: MessageRate
}
