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

/** Default times of a visit. Plain numbers, so that a bundler sees where they are not needed and leaves them out. */
export const timings = {
  joinOpensBeforeMs: 600_000,
  noShowAfterStartMs: 900_000,
  overrunAfterEndMs: 1_800_000,
  leaveGraceMs: 60_000,
  joinFailureMs: 180_000,
  reopenWindowMs: 86_400_000,
  mediaTokenMs: 600_000,
} as const

/** What a direct call may use each way, in kbit/s: of picture, of the small picture that saves data, of voice with what carries it. */
export const callKbps = { picture: 500, smallPicture: 150, voice: 58 } as const

/** Where a browser keeps, in its local storage under `bedside:`, that its person asked for the small picture; any value means yes. */
export const smallPictureChoice = 'small-picture'

/** How often either end of a socket says that it is there, and after how long without a word the line is lost. */
export const heartbeat = { everyMs: 10_000, lostMs: 25_000 } as const
