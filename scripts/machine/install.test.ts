import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isInstalled } from './install.mjs'

let directory: string
const wanted = {
  '': { name: 'clinic' },
  'node_modules/one': { version: '1.0.0' },
  'node_modules/for-another-system': { version: '1.0.0', optional: true },
}
const lock = (packages: object) =>
  writeFileSync(join(directory, 'package-lock.json'), JSON.stringify({ packages }))
function install(packages: object) {
  mkdirSync(join(directory, 'node_modules'), { recursive: true })
  writeFileSync(join(directory, 'node_modules/.package-lock.json'), JSON.stringify({ packages }))
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'bedside-install-'))
  lock(wanted)
})
afterEach(() => rmSync(directory, { recursive: true }))

it('says a bare clone is not installed', () => {
  expect(isInstalled(directory)).toBe(false)
})

it('says a clone with the packages of its lock file is installed, without those of other systems', () => {
  install({ 'node_modules/one': { version: '1.0.0' } })
  expect(isInstalled(directory)).toBe(true)
})

it('says a clone whose lock file moved on is not installed', () => {
  install({ 'node_modules/one': { version: '1.0.0' } })
  lock({ ...wanted, 'node_modules/one': { version: '1.0.1' } })
  expect(isInstalled(directory)).toBe(false)
  lock({ ...wanted, 'node_modules/two': { version: '1.0.0' } })
  expect(isInstalled(directory)).toBe(false)
})
