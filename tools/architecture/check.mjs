/**
 * The walls of the house: `npm run walls`. Fails on a broken rule, on a rule that its planted break in canary/ does
 * not set off, and when fewer modules were seen than there are source files.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise } from 'dependency-cruiser'
import { importRules } from './rules.mjs'
import { textRules } from './text-rules.mjs'

const home = fileURLToPath(new URL('../..', import.meta.url))
const canary = fileURLToPath(new URL('./canary', import.meta.url))
const trees = [
  'contract/src',
  'media/src',
  'client/src',
  'client/test',
  'react/src',
  'react/test',
  'server/src',
  'server/test',
  'web/src',
  'e2e',
  'bench',
  'scripts',
]

/** Paths of all TypeScript files of a tree, from its top. */
function sourceFiles(base) {
  return trees
    .filter((tree) => existsSync(join(base, tree)))
    .flatMap((tree) =>
      readdirSync(join(base, tree), { recursive: true })
        .map((path) => `${tree}/${path}`)
        .filter((path) => /\.tsx?$/.test(path) && !path.includes('node_modules')),
    )
}

async function brokenImports(base, files) {
  const { output } = await cruise(
    files,
    {
      baseDir: base,
      ruleSet: { forbidden: importRules },
      validate: true,
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      enhancedResolveOptions: {
        conditionNames: ['bedside-source', 'import', 'types', 'node', 'default'],
        exportsFields: ['exports'],
        extensions: ['.ts', '.tsx', '.mjs', '.js', '.css', '.json'],
        mainFields: ['module', 'main', 'types'],
      },
    },
    {},
  )
  return {
    seen: new Set(output.modules.map(({ source }) => source)),
    broken: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  }
}

function brokenTexts(base, files) {
  return files.flatMap((from) => {
    const text = readFileSync(join(base, from), 'utf8')
    return textRules.flatMap(({ name, check }) => {
      const to = check(from, text)
      return to ? [{ rule: name, from, to }] : []
    })
  })
}

async function inspect(base) {
  const files = sourceFiles(base)
  const { seen, broken } = await brokenImports(base, files)
  return {
    files,
    unseen: files.filter((file) => !seen.has(file)),
    broken: [...broken, ...brokenTexts(base, files)],
  }
}

function sizes(files) {
  const counted = files
    .map((file) => readFileSync(join(home, file), 'utf8').split('\n').length)
    .sort((a, b) => a - b)
  const at = (share) => counted[Math.min(counted.length - 1, Math.floor(counted.length * share))]
  return `lines a file: median ${at(0.5)}, 95th percentile ${at(0.95)}, longest ${at(1)}`
}

const house = await inspect(home)
const planted = await inspect(canary)
const fired = new Set(planted.broken.map(({ rule }) => rule))
const asleep = [...importRules, ...textRules].filter(({ name }) => !fired.has(name))
const complaints = [
  ...house.broken.map(({ rule, from, to }) => `${rule}: ${from} -> ${to}`),
  ...house.unseen.map((file) => `not seen by the check: ${file}`),
  ...planted.unseen.map((file) => `not seen by the check: canary/${file}`),
  ...asleep.map(({ name }) => `rule ${name} did not fire in the canary`),
]
for (const complaint of complaints) console.error(complaint)
console.log(
  `walls: ${house.files.length} files, ${importRules.length + textRules.length} rules, ${complaints.length} complaints; ${sizes(house.files)}`,
)
if (complaints.length > 0 || house.files.length === 0) process.exitCode = 1
