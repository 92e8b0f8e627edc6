import { spawn, spawnSync } from 'node:child_process'
import { createServer } from 'node:net'

/** Runs a command to its end; its output goes to our own unless `quiet`, then it is kept and returned. */
export function run(command, parameters, { quiet = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      ...options,
    })
    const output = []
    child.stdout?.on('data', (chunk) => output.push(chunk))
    child.stderr?.on('data', (chunk) => output.push(chunk))
    child.on('error', reject)
    child.on('close', (code, signal) =>
      resolve({ code: code ?? 1, signal, output: Buffer.concat(output).toString() }),
    )
  })
}

/** Like {@link run}, but quiet, and throws with the output when the command fails. */
export async function mustRun(command, parameters, options = {}) {
  const result = await run(command, parameters, { quiet: true, ...options })
  if (result.code !== 0)
    throw new Error(`${command} ${parameters.join(' ')} failed (${result.code})\n${result.output.trim()}`)
  return result.output
}

/** Where a command is found on the PATH; undefined when it is nowhere. */
export function whereIs(command) {
  const found = spawnSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' })
  return found.status === 0 ? found.stdout.trim() : undefined
}

/** A TCP port of the loopback interface that nobody listens on right now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** Whether a process with this id is alive. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Waits until `condition` holds; throws after `timeoutMs`. */
export async function until(condition, timeoutMs, what) {
  const end = Date.now() + timeoutMs
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
