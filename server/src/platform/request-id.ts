import { AsyncLocalStorage } from 'node:async_hooks'

const running = new AsyncLocalStorage<string>()

/** Runs the answering of one HTTP call or frame under its id, for the audit trail and events to name. */
export const withRequestId = <Result>(requestId: string, work: () => Result): Result =>
  running.run(requestId, work)

/** The id of the call or frame that is being answered; null for timers and workers. */
export const currentRequestId = (): string | null => running.getStore() ?? null
