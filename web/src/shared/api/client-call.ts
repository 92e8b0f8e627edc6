import type { Http } from '@bedside/client'
import type { CallingClient } from '@bedside/react'
import type { Call } from './call.ts'

/** The pages' calls through the client's REST side. */
export const callsOf =
  (http: Http): Call =>
  (name, input, options = {}) =>
    http.call(name, { ...input, ...options } as never)

/** The other way round: a client whose calls are the pages' own, for what the package does with one. */
export function clientOf(call: Call): CallingClient {
  const http = {
    call: (name: never, { signal, idempotencyKey, ...input }: Record<string, unknown>) =>
      call(name, input as never, { signal, idempotencyKey } as never),
  }
  return { http } as unknown as CallingClient
}
