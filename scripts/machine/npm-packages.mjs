import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mustRun } from './commands.mjs'
import { step } from './progress.mjs'
import { root } from './root.mjs'

/** The packages others install, each after those it stands on, with their doors. */
const packages = [
  { name: 'contract', entries: ['index', 'facts'] },
  { name: 'media', entries: ['index', 'conformance'] },
  { name: 'client', entries: ['index', 'devices'] },
  { name: 'react', entries: ['index'], style: 'styles.css' },
]

async function bundle({ name, entries, style }) {
  const { build } = await import('esbuild')
  const directory = join(root, name)
  rmSync(join(directory, 'dist'), { recursive: true, force: true })
  const shared = { absWorkingDir: directory, bundle: true, outdir: 'dist', logLevel: 'warning' }
  await build({
    ...shared,
    entryPoints: entries.map((entry) => `src/${entry}.ts`),
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    packages: 'external',
    jsx: 'automatic',
    splitting: true,
    chunkNames: 'parts/[hash]',
    sourcemap: true,
  })
  if (!style) return
  await build({ ...shared, entryPoints: [`src/${style}`] })
  // The components' own styles, gathered by the bundle, follow the tokens.
  const gathered = join(directory, 'dist/index.css')
  if (!existsSync(gathered)) return
  appendFileSync(join(directory, 'dist', style), readFileSync(gathered))
  rmSync(gathered)
  rmSync(`${gathered}.map`, { force: true })
}

async function declare({ name, entries }) {
  const directory = join(root, name)
  const work = mkdtempSync(join(directory, '.declarations-'))
  const project = join(work, 'tsconfig.json')
  writeFileSync(
    project,
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        // Neighbours are read as others will find them: built, not from source.
        customConditions: [],
        noEmit: false,
        declaration: true,
        emitDeclarationOnly: true,
        rewriteRelativeImportExtensions: true,
        rootDir: join(directory, 'src'),
        outDir: join(directory, 'dist'),
        types: name === 'media' ? ['node'] : [],
      },
      files: entries.map((entry) => join(directory, `src/${entry}.ts`)),
      include: [join(directory, 'src/**/*.d.ts')],
    }),
  )
  try {
    await mustRun(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', project])
  } finally {
    rmSync(work, { recursive: true })
  }
}

/** Throws unless every door that a package names is there, and those for programs open in Node. */
async function tryDoors({ name }) {
  const { exports } = JSON.parse(readFileSync(join(root, name, 'package.json'), 'utf8'))
  for (const [door, { types, default: file }] of Object.entries(exports)) {
    for (const path of [types, file])
      if (path && !existsSync(join(root, name, path))) throw new Error(`@bedside/${name} promises ${path}`)
    if (file.endsWith('.js'))
      await mustRun(
        process.execPath,
        ['--input-type=module', '-e', `await import('@bedside/${name}${door.slice(1)}')`],
        {
          cwd: root,
        },
      )
  }
}

/** Builds contract, media, client and react into their `dist`, as their package.json promises. */
export async function buildPackages() {
  for (const one of packages) {
    if (!one.entries.every((entry) => existsSync(join(root, one.name, `src/${entry}.ts`)))) continue
    await step(`Building @bedside/${one.name}`, async () => {
      await bundle(one)
      await declare(one)
      await tryDoors(one)
    })
  }
}
