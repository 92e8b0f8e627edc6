/**
 * Makes confirmed visits that can start now, in a running server's demo, for load drivers and checkers:
 *   npm run seed -- --visits N --out FILE [--url http://localhost:3000]
 * FILE gets one JSON line a visit: sessionId, appointmentId, patientToken, doctorToken. Progress goes to stderr.
 */
import { open } from 'node:fs/promises'
import { parseArgs } from 'node:util'

/** Visits of one call; small enough to show progress. */
const batch = 50

class Mistake extends Error {}

function readArguments() {
  const { values } = parseArgs({
    options: {
      visits: { type: 'string', default: '1' },
      out: { type: 'string' },
      url: { type: 'string', default: 'http://localhost:3000' },
    },
  })
  const visits = Number(values.visits)
  if (!Number.isInteger(visits) || visits < 1 || visits > 100_000)
    throw new Mistake('--visits takes a whole number from 1 to 100000.')
  if (!values.out) throw new Mistake('Say where the lines go: --out FILE')
  if (!URL.canParse(values.url)) throw new Mistake(`--url is not an address: ${values.url}`)
  return { visits, out: values.out, url: values.url.replace(/\/$/, '') }
}

async function post(url: string, body: object, token?: string) {
  const headers = {
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  }
  try {
    return await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  } catch {
    throw new Mistake(`No server answers at ${new URL(url).origin}. Start one with: npm start`)
  }
}

async function signIn(url: string) {
  const answer = await post(`${url}/api/v1/demo/sign-in`, { as: 'admin' })
  if (answer.status === 404)
    throw new Mistake(`The server at ${url} does not run in demo mode; visits are seeded in the demo only.`)
  if (!answer.ok) throw new Mistake(`Signing in as the demo administrator answered ${answer.status}.`)
  return ((await answer.json()) as { accessToken: string }).accessToken
}

async function main() {
  const { visits, out, url } = readArguments()
  const token = await signIn(url)
  const file = await open(out, 'w', 0o600)
  const began = performance.now()
  let made = 0
  try {
    while (made < visits) {
      const answer = await post(`${url}/test/seed`, { visits: Math.min(batch, visits - made) }, token)
      if (!answer.ok) throw new Mistake(`Seeding answered ${answer.status}: ${await answer.text()}`)
      const page = ((await answer.json()) as { visits: object[] }).visits
      await file.write(page.map((visit) => `${JSON.stringify(visit)}\n`).join(''))
      made += page.length
      process.stderr.write(`\r${made} of ${visits} visits`)
    }
  } finally {
    await file.close()
  }
  process.stderr.write(` in ${((performance.now() - began) / 1000).toFixed(1)} s, written to ${out}\n`)
}

main().catch((error: unknown) => {
  process.stderr.write(`\n${error instanceof Mistake ? error.message : String(error)}\n`)
  process.exit(1)
})
