/**
 * `npm run fuzz [-- --examples 20 --seed 1]`: Schemathesis over the OpenAPI document of a real server, once as each
 * kind of caller. Fails on any 5xx and on any status or answer the document does not name.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const version = '4.32.5'
const argument = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : process.argv[at + 1]
}
const examples = argument('examples', '15')
const seed = argument('seed', String(Date.now() % 1_000_000))

/** Schemathesis in an environment of its own, from PyPI; null where there is no Python 3. */
function installSchemathesis() {
  const directory = join(root, '.cache/schemathesis')
  const program = join(directory, 'bin/schemathesis')
  if (!existsSync(program)) {
    if (spawnSync('python3', ['-m', 'venv', directory]).status !== 0) return null
    const installed = spawnSync(join(directory, 'bin/pip'), ['install', '-q', `schemathesis==${version}`], {
      stdio: 'inherit',
    })
    if (installed.status !== 0) return null
  }
  return program
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

async function startServer() {
  const port = await freePort()
  const directory = mkdtempSync(join(tmpdir(), 'bedside-fuzz-'))
  const child = spawn(process.execPath, [join(root, 'server/dist/main.js')], {
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: directory,
      DEMO: '1',
      LOG_LEVEL: 'error',
      CALLS_PER_MINUTE: '100000000',
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; ; tries += 1) {
    const up = await fetch(`${url}/healthz`).then(
      (response) => response.ok,
      () => false,
    )
    if (up) break
    if (child.exitCode !== null || tries > 600)
      throw new Error('the server did not start; run npm run build first')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

const program = installSchemathesis()
if (!program) {
  console.error('Schemathesis needs Python 3 with venv and PyPI; none here.')
  process.exit(1)
}
const server = await startServer()
let passed = 0
let failed = 0
try {
  for (const as of ['patient', 'doctor', 'admin', null]) {
    const headers = []
    if (as) {
      const response = await fetch(`${server.url}/api/v1/demo/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ as }),
      })
      headers.push('-H', `Authorization: Bearer ${(await response.json()).accessToken}`)
    }
    console.log(`\nSchemathesis as ${as ?? 'nobody'}, seed ${seed}, ${examples} examples a call`)
    const run = spawnSync(
      program,
      [
        'run',
        `${server.url}/api/v1/openapi.json`,
        ...headers,
        '--checks',
        'not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance',
        // Signing out or closing the own account would end the run's own sign-in.
        '--exclude-operation-id',
        'signOut',
        '--exclude-operation-id',
        'changePassword',
        '--exclude-operation-id',
        'disableAccount',
        '--phases',
        'examples,coverage,fuzzing',
        '--max-examples',
        examples,
        '--seed',
        seed,
        '--workers',
        '1',
        '--no-color',
        '--suppress-health-check',
        'all',
        '--warnings',
        'off',
        '--request-timeout',
        '60',
      ],
      { stdio: 'inherit' },
    )
    if (run.status === 0) passed += 1
    else failed += 1
  }
} finally {
  await server.stop()
}
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
