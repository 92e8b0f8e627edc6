import type { Identity } from '../identity/index.ts'
import type { Scheduling } from '../scheduling/index.ts'

/** The rooms the demo is made through. */
export interface DemoDoors {
  readonly identity: Identity
  readonly scheduling: Scheduling
}
