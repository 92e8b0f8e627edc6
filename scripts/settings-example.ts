/** Writes .env.example from the settings the server reads: `node scripts/run.mjs scripts/settings-example.ts`. */
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readSettings, settingDescriptions } from '../server/src/config.ts'

const target = fileURLToPath(new URL('../.env.example', import.meta.url))

/** Text of .env.example: each setting with its meaning, commented out, with its default where it has one. */
export function settingsExample() {
  const defaults = readSettings({}) as unknown as Record<string, unknown>
  const lines = Object.entries(settingDescriptions).map(([name, description]) => {
    const value = defaults[name]
    return `# ${description}\n#${name}=${value === undefined ? '' : String(value)}\n`
  })
  return [
    '# Settings of Bedside. With none set, the embedded demo runs. Bedside reads environment variables, not this file:',
    '# load a copy with `node --env-file=.env scripts/start.mjs`, a container, or a service unit.',
    '# Any of them may be given as NAME_FILE, the path of a file that holds the value (a mounted secret).',
    '',
    ...lines,
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(target, settingsExample())
