import {
  API_PREFIX,
  type Endpoint,
  type ErrorCode,
  endpoints,
  errorCatalogue,
  Problem,
  type RouteName,
  routes,
} from '@bedside/contract'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'

const everywhere: ErrorCode[] = ['invalid_input', 'too_many_requests', 'internal', 'unavailable']

/** The OpenAPI 3.1 description of the whole REST surface, made from the contract's table. */
export function openApiDocument() {
  const paths: ZodOpenApiPathsObject = {}
  for (const [name, route] of Object.entries(routes) as [RouteName, string][]) {
    const [method, path] = route.split(' ') as [string, string]
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(name, endpoints[name]) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Bedside',
      version: '1.0.0',
      description:
        'Online medical visits. Instants are ISO-8601 in UTC; errors are problem documents (RFC 9457).',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: API_PREFIX }],
    security: [{ bearer: [] }, { cookie: [] }],
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: '__Host-bedside' },
      },
    },
    paths,
  })
}

function operation(name: RouteName, endpoint: Endpoint): ZodOpenApiOperationObject {
  const success = Object.entries(endpoint.replies).map(([status, schema]) => [
    status,
    schema
      ? { description: endpoint.summary, content: { 'application/json': { schema } } }
      : { description: endpoint.summary },
  ])
  return {
    operationId: name,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    ...(endpoint.open ? { security: [] } : {}),
    requestParams: {
      ...(endpoint.params ? { path: endpoint.params } : {}),
      ...(endpoint.query ? { query: endpoint.query as never } : {}),
    },
    ...(endpoint.body
      ? {
          requestBody: {
            required: !endpoint.body.safeParse(undefined).success,
            content: { 'application/json': { schema: endpoint.body } },
          },
        }
      : {}),
    responses: Object.fromEntries([...success, ...problems(endpoint)]),
  }
}

function problems(endpoint: Endpoint) {
  const codes = new Set<ErrorCode>([...everywhere, ...(endpoint.errors ?? [])])
  if (!endpoint.open) codes.add('unauthenticated')
  if (endpoint.params) codes.add('not_found')
  if (endpoint.body)
    for (const code of [
      'malformed_body',
      'unsupported_media_type',
      'body_too_large',
      'foreign_origin',
    ] as const)
      codes.add(code)
  if (endpoint.creates)
    for (const code of ['idempotency_key_reused', 'idempotency_in_progress'] as const) codes.add(code)
  const byStatus = byStatusOf(codes)
  return [...byStatus].map(([status, of]) => [
    String(status),
    {
      description: of.map((code) => `\`${code}\`: ${errorCatalogue[code].title}`).join('\n\n'),
      content: { 'application/problem+json': { schema: Problem } },
    },
  ])
}

function byStatusOf(codes: Iterable<ErrorCode>) {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of codes) {
    const { status } = errorCatalogue[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return byStatus
}
