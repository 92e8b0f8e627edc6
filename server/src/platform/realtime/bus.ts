import type { ServerFrame } from '@bedside/contract'
import type { Recipients } from './door.ts'

/** What one node tells all nodes, itself included. Nothing here is kept: the log and the tables are the truth. */
export type BusMessage =
  | { readonly kind: 'news'; readonly sessionId: string }
  | { readonly kind: 'person'; readonly userId: string; readonly frame: ServerFrame }
  | {
      readonly kind: 'session'
      readonly sessionId: string
      readonly frame: ServerFrame
      readonly to: Recipients
    }
  | { readonly kind: 'disconnect'; readonly userId: string; readonly signInId: string | undefined }

/** How nodes hear of each other's news. */
export interface Bus {
  publish(message: BusMessage): void
  /** One listener a node. */
  listen(listener: (message: BusMessage) => void): void
  stop(): Promise<void>
}

/** The bus of a single node: what is said is heard at once. */
export function inProcessBus(): Bus {
  let heard: (message: BusMessage) => void = () => {}
  return {
    publish: (message) => heard(message),
    listen: (listener) => {
      heard = listener
    },
    stop: async () => {
      heard = () => {}
    },
  }
}
