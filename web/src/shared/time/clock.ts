/** Milliseconds the server's clock is ahead of this device's; a phone that is hours wrong must lock nobody out. */
let aheadMs = 0

/** Learns the server's time from an answer that carries it. */
export function learnServerTime(serverTime: string, receivedAt = Date.now()) {
  const ms = Date.parse(serverTime)
  if (Number.isFinite(ms)) aheadMs = ms - receivedAt
}

/** Now by the server's clock, in epoch milliseconds. */
export const serverNow = () => Date.now() + aheadMs
