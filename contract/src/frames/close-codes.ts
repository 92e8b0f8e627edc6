/** Why the server ends a socket (RFC 6455 section 7.4); what a client does next follows from it. */
export const closeCodes = {
  /** Not signed in within the time given, or a flood. Do not come back by itself. */
  policy: 1008,
  /** A frame over `limits.frameBytes`. */
  tooLarge: 1009,
  /** The server restarts: come back after a short, random while and resume. */
  restart: 1012,
  /** The reader was too slow for passing frames: come back and resume. */
  tooSlow: 1013,
  /** The sign-in ended; signing in again is the way on. */
  signedOut: 4401,
} as const
