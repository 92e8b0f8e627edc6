/**
 * `npm run fuzz [-- --examples 20 --seed 1]`: Schemathesis over the OpenAPI document of a real server, once as each
 * kind of caller. Fails on any 5xx and on any status or answer the document does not name.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startDemoServer } from './machine/demo-server.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const version = '4.32.5'
const argument = (name: string, otherwise: string) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise)
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

const program = installSchemathesis()
if (!program) {
  console.log('Not run: Schemathesis needs Python 3 with venv and PyPI, and there is none here.')
  process.exit(0)
}
const server = await startDemoServer({ LOG_LEVEL: 'error', CALLS_PER_MINUTE: '100000000' })
let passed = 0
let failed = 0
try {
  for (const as of ['patient', 'doctor', 'admin', null]) {
    const headers = []
    if (as) {
      const response = await fetch(`${server.origin}/api/v1/demo/sign-in`, {
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
        `${server.origin}/api/v1/openapi.json`,
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
console.log(`\n${passed} callers, ${failed} of them found something, seed ${seed}`)
process.exit(failed > 0 ? 1 : 0)
