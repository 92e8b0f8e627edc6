/** Lists of ids make new statements without end; later ones are planned each time. */
const most = 1_000

const names = new Map<string, string>()

/**
 * A name under which a connection may keep a statement's plan. Policies differ by role, and so do the plans: a role has
 * its own. Empty once there are too many.
 */
export function statementName(role: string, sql: string): string {
  const key = `${role} ${sql}`
  const known = names.get(key)
  if (known) return known
  if (names.size >= most) return ''
  const name = `bedside_${names.size + 1}`
  names.set(key, name)
  return name
}
