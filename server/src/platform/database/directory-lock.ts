import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Takes a data directory for this process; PGlite itself would let two processes write into it.
 * @returns gives the directory free again
 * @throws when a living process holds it
 */
export function lockDirectory(directory: string): () => void {
  const file = join(directory, 'bedside.pid')
  for (let tries = 0; tries < 2; tries += 1) {
    try {
      const handle = openSync(file, 'wx', 0o600)
      writeSync(handle, String(process.pid))
      closeSync(handle)
      return () => unlinkSync(file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = Number(readFileSync(file, 'utf8'))
      if (isAlive(holder))
        throw new Error(`The data directory ${directory} is in use by process ${holder}. Stop it first.`)
      unlinkSync(file)
    }
  }
  throw new Error(`The data directory ${directory} could not be locked.`)
}

function isAlive(pid: number) {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
