import { packages, rooms, tableOwners } from './rooms.mjs'

const isTest = (path) => /\.test\.tsx?$|\/test\/|^e2e\/|^bench\/|^scripts\//.test(path)
const productSource = new RegExp(`^(${Object.keys(packages).join('|')})/src/`)
const isProduct = (path) => productSource.test(path) && !isTest(path)
const roomOf = (path) => /^server\/src\/([^/]+)\//.exec(path)?.[1]
const isStore = (path) => /^server\/src\/[^/]+\/store(\.ts$|\/)/.test(path)
const inRoom = (path) => roomOf(path) in rooms && !isTest(path)
const lines = (text) => text.split('\n').length

const tables = Object.keys(tableOwners)
  .sort((a, b) => b.length - a.length)
  .join('|')
const tableInQuery = new RegExp(
  `(?:(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto|Join|Table|using)\\(\\s*\\[?['"\`]|\\b(?:from|join|into|update)\\s+)(${tables})\\b`,
  'g',
)

/** Rules an import graph cannot see: each looks at one file and says what is wrong, or nothing. */
export const textRules = [
  {
    name: 'kebab-case',
    check: (path) => {
      const wrong = path.split('/').find((part) => !/^\.?[a-z0-9]+([-.][a-z0-9]+)*$/.test(part))
      return wrong && `"${wrong}" is not in kebab-case`
    },
  },
  {
    name: 'no-junk-drawer',
    check: (path) =>
      path.split(/[/.]/).some((part) => /^(utils?|helpers?|common|lib|managers?|misc)$/.test(part)) &&
      'name it after its subject',
  },
  {
    name: 'doors-only-at-doors',
    check: (path) =>
      /\/index\.tsx?$/.test(path) &&
      !/^(contract|media|client|react)\/src\/(index|[a-z-]+\/index)\.ts$|^(react|web)\/src\/text\/[a-z]+\/index\.ts$|^server\/(src\/([a-z-]+|platform\/[a-z-]+)|test\/[a-z/-]+)\/index\.ts$/.test(
        path,
      ) &&
      "a barrel that is no room's or package's door",
  },
  {
    name: 'query-builder-in-store',
    check: (path, text) =>
      inRoom(path) &&
      !isStore(path) &&
      /\btx\.q\b|\.q\.(select|insert|update|delete)/.test(text) &&
      'only store builds queries',
  },
  {
    name: 'one-owner-a-table',
    check: (path, text) => {
      if (!inRoom(path)) return undefined
      const named = [...text.matchAll(tableInQuery)].map(([, table]) => table)
      const foreign = named.find((table) => tableOwners[table] !== roomOf(path))
      return foreign && `${foreign} belongs to ${tableOwners[foreign]}`
    },
  },
  {
    name: 'environment-in-config-only',
    check: (path, text) =>
      isProduct(path) &&
      !['server/src/config.ts', 'server/src/main.ts'].includes(path) &&
      /\bprocess\.env\b/.test(text) &&
      'settings come from config.ts',
  },
  {
    name: 'no-left-overs',
    check: (_path, text) => /\b(TODO|FIXME|XXX)\b|@ts-(ignore|nocheck)/.exec(text)?.[0],
  },
  {
    name: 'time-from-the-clock',
    check: (path, text) =>
      /^server\/src\/(?!platform\/|main\.ts)/.test(path) &&
      !isTest(path) &&
      /\bDate\.now\(\)|new Date\(\)/.test(text) &&
      'time comes from platform.clock',
  },
  {
    name: 'file-too-long',
    check: (path, text) =>
      lines(text) > 400 && !path.endsWith('/schema.ts') && `${lines(text)} lines; split at 400`,
  },
]
