import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mustRun } from './commands.mjs'
import { step } from './progress.mjs'
import { root } from './root.mjs'

/** Whether node_modules holds what package-lock.json asks for; packages for other platforms may be absent. */
export function isInstalled(directory = root) {
  const installedFile = join(directory, 'node_modules/.package-lock.json')
  if (!existsSync(installedFile)) return false
  const wanted = JSON.parse(readFileSync(join(directory, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.optional || entry.devOptional || entry.peer) return true
    return installed[path]?.version === entry.version
  })
}

/** Runs `npm ci` when the packages are missing or not those of package-lock.json. */
export async function ensureInstalled() {
  if (isInstalled()) return
  await step('Installing packages', () =>
    mustRun('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root }),
  )
}
