import { readDeclaration } from './declaration.ts'
import { type PrincipalName, principals } from './principals.ts'
import { allCells, type Expected, type Verb } from './probe.ts'
import { isView, world } from './world/index.ts'

/** What access-matrix.txt declares. */
export const declaration = readDeclaration(new URL('./access-matrix.txt', import.meta.url))

function may(table: string, principal: PrincipalName, row: string, verb: Verb) {
  return declaration.get(table)?.rights.get(principal)?.get(row)?.has(verb) ?? false
}

/**
 * Every cell with its declared answer. UPDATE and DELETE are also tried without WHERE, because then the policies for
 * SELECT do not stand in front of them: they must meet exactly as many rows as are declared.
 */
export function expectedCells(): Expected[] {
  const aimed = allCells().map((cell) => ({
    ...cell,
    isCount: false,
    expected: may(cell.table, cell.principal, cell.row, cell.verb) ? 'yes' : 'no',
  }))
  const blind: Expected[] = []
  for (const [table, { touch, rows }] of Object.entries(world)) {
    if (isView(table)) continue
    for (const principal of Object.keys(principals) as PrincipalName[]) {
      const count = (verb: Verb) =>
        String(Object.keys(rows).filter((row) => may(table, principal, row, verb)).length)
      const every = { table, principal, row: 'all rows', isCount: true }
      blind.push({ ...every, verb: 'U', statement: `update ${table} set ${touch}`, expected: count('U') })
      // Workers may delete; that other tables hold on to the rows is no matter of rights.
      if (principal !== 'service')
        blind.push({ ...every, verb: 'D', statement: `delete from ${table}`, expected: count('D') })
    }
  }
  return [...aimed, ...blind]
}
