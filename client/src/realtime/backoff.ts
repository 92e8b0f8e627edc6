export interface BackoffPolicy {
  readonly firstMs: number
  readonly longestMs: number
}

/** The wait before try number `attempt` (0, 1, 2 …): doubling, at most `longestMs`, spread over its upper half so that a crowd does not return at once. */
export function backoffMs(
  policy: BackoffPolicy,
  attempt: number,
  random: () => number = Math.random,
): number {
  const whole = Math.min(policy.longestMs, policy.firstMs * 2 ** Math.min(attempt, 20))
  return whole * (0.5 + random() / 2)
}
