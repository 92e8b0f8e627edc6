/** Day after which a release line of Node gets no security fixes, as published by the Node project. */
const endOfLife = {
  20: '2026-04-30',
  21: '2024-06-01',
  22: '2027-04-30',
  23: '2025-06-01',
  24: '2028-04-30',
  25: '2026-06-01',
  26: '2029-04-30',
}

/**
 * Judges the Node that runs us.
 * @returns `refusal` when Bedside cannot run on it, `warning` when it gets no security fixes any more
 */
export function judgeNode(version, today = new Date()) {
  const [major, minor] = version.split('.').map(Number)
  const isEnough = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 23
  if (!isEnough)
    return {
      refusal: `Bedside needs Node 20.19, 22.12, or newer; this is Node ${version}. Install Node 24 and try again.`,
    }
  const end = endOfLife[major]
  if (end && today > new Date(`${end}T23:59:59Z`))
    return {
      warning: `Node ${version} works, but has had no security fixes since ${end}: use Node 24 for real visits.`,
    }
  return {}
}
