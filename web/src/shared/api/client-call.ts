import type { Http } from '@bedside/client'
import type { Call } from './call.ts'

/** The pages' calls through the client's REST side. */
export const callsOf =
  (http: Http): Call =>
  (name, input, options = {}) =>
    http.call(name, { ...input, ...options } as never)
