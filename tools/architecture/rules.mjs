import { packages, rooms, vendors } from './rooms.mjs'

const roomNames = Object.keys(rooms)
const anyOf = (names) => `(${names.join('|')})`
const tests = '(\\.test\\.tsx?$|/test/|^e2e/|^bench/|\\.stories\\.tsx$|(^|/)conformance/|/model/)'

/** One rule a room: the neighbours it may not enter. */
const roomRules = roomNames.map((room) => ({
  name: `room-${room}`,
  comment: `${room} may open only the doors of: ${rooms[room].join(', ') || 'no room'}`,
  severity: 'error',
  from: { path: `^server/src/${room}/`, pathNot: tests },
  to: {
    path: `^server/src/${anyOf(roomNames.filter((other) => other !== room && !rooms[room].includes(other)))}/`,
  },
}))

/** One rule a package: the packages it may not see. */
const packageRules = Object.entries(packages).map(([name, visible]) => ({
  name: `package-${name}`,
  comment: `${name} may see only: ${visible.join(', ') || 'no other package'}`,
  severity: 'error',
  from: { path: `^${name}/`, pathNot: tests },
  to: {
    path: `^${anyOf(Object.keys(packages).filter((other) => other !== name && !visible.includes(other)))}/`,
  },
}))

const vendorRules = Object.entries(vendors).map(([vendor, modules]) => ({
  name: `vendor-${vendor}`,
  comment: `an SDK of ${vendor} appears only in media/src/${vendor}`,
  severity: 'error',
  from: { pathNot: `^media/src/${vendor}/` },
  to: { path: `(^|node_modules/)${modules}` },
}))

/** What dependency-cruiser checks on the graph of imports; type-only imports count. */
export const importRules = [
  ...roomRules,
  ...packageRules,
  ...vendorRules,
  {
    name: 'room-by-its-door',
    comment: 'a neighbour is entered by its index.ts',
    severity: 'error',
    from: { path: `^server/src/${anyOf(roomNames)}/`, pathNot: tests },
    to: {
      path: `^server/src/${anyOf(roomNames)}/`,
      pathNot: ['^server/src/$1/', `^server/src/${anyOf(roomNames)}/index\\.ts$`],
    },
  },
  {
    name: 'platform-knows-no-room',
    severity: 'error',
    from: { path: '^server/src/platform/', pathNot: tests },
    to: { path: `^server/src/${anyOf(roomNames)}/` },
  },
  {
    name: 'app-alone-sees-rooms',
    comment: 'log-source.ts is a part of app.ts; main.ts may call the demo',
    severity: 'error',
    from: { path: '^server/src/[^/]+\\.ts$', pathNot: ['^server/src/(app|log-source)\\.ts$', tests] },
    to: { path: `^server/src/${anyOf(roomNames)}/`, pathNot: '^server/src/demo/index\\.ts$' },
  },
  {
    name: 'package-by-its-door',
    comment: 'a package is entered by the doors its package.json names',
    severity: 'error',
    from: { path: `^${anyOf(Object.keys(packages))}/` },
    to: {
      path: `^${anyOf(Object.keys(packages))}/src/`,
      pathNot: [
        '^$1/',
        '^(contract|media|client|react)/src/index\\.ts$',
        '^contract/src/facts\\.ts$',
        '^media/src/conformance\\.ts$',
        '^client/src/devices\\.ts$',
        '^react/src/styles\\.css$',
      ],
    },
  },
  {
    name: 'no-schemas-in-browsers',
    comment:
      'browsers take words and paths from @bedside/contract/facts and shapes as types only, so zod stays at home',
    severity: 'error',
    from: { path: '^(client|react|web)/src/', pathNot: tests },
    to: { path: '(^contract/src/index\\.ts$|node_modules/zod/)', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'only-store-reaches-the-database',
    severity: 'error',
    from: {
      path: '^server/src/',
      pathNot: ['^server/src/platform/', `^server/src/${anyOf(roomNames)}/store(\\.ts$|/)`, tests],
    },
    to: { path: 'node_modules/(kysely|pg|@electric-sql)/' },
  },
  {
    name: 'wire-reaches-no-store',
    comment: 'routes and frames go through the service',
    severity: 'error',
    from: { path: '^server/src/[^/]+/(routes|frames)(\\.ts$|/)', pathNot: tests },
    to: { path: '^server/src/[^/]+/store(\\.ts$|/)' },
  },
  {
    name: 'rules-stay-pure',
    comment: 'policy and lifecycle decide from their arguments alone',
    severity: 'error',
    from: { path: '^server/src/[^/]+/(policy|lifecycle)(\\.ts$|/)', pathNot: tests },
    to: {
      path: [
        '^server/src/[^/]+/(store|service|routes|frames|reactions)(\\.ts$|/)',
        '^server/src/platform/(database|http|realtime|outbox|jobs|clock)/',
        'node_modules/',
      ],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'nothing-imports-tests',
    severity: 'error',
    from: { pathNot: tests },
    to: { path: '(\\.test\\.tsx?$|^server/test/|^e2e/|^bench/)' },
  },
  {
    name: 'no-cycle',
    comment: 'type-only imports included',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'everything-resolves',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
]
