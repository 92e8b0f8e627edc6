/** Sizes every entry point enforces; characters are UTF-16 code units, bodies are bytes. */
export const limits = {
  messageCharacters: 4_000,
  reasonCharacters: 500,
  nameCharacters: 120,
  notesCharacters: 20_000,
  reviewCharacters: 2_000,
  shortTextCharacters: 200,
  healthItems: 20,
  passwordMinimumCharacters: 10,
  passwordMaximumCharacters: 200,
  emailCharacters: 254,
  pageItems: 100,
  bodyBytes: 256 * 1024,
  frameBytes: 64 * 1024,
  sdpCharacters: 32_000,
  candidateCharacters: 2_000,
  /** Doctors a patient may wait for a time of, and how many days ahead. */
  openingWishes: 5,
  openingWishDays: 31,
  eventsWaitSeconds: 30,
  idempotencyKeyCharacters: 200,
} as const

/** Default times of a visit. Milliseconds unless the name says otherwise. */
export const timings = {
  joinOpensBeforeMs: 10 * 60_000,
  noShowAfterStartMs: 15 * 60_000,
  overrunAfterEndMs: 30 * 60_000,
  leaveGraceMs: 60_000,
  joinFailureMs: 3 * 60_000,
  reopenWindowMs: 24 * 60 * 60_000,
  mediaTokenMs: 10 * 60_000,
  heartbeatMs: 10_000,
  heartbeatLostMs: 25_000,
} as const
