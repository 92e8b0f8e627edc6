import type { Problem, ReplyOf, RequestInput, RouteName } from '@bedside/contract'
import { API_PREFIX, routes } from '@bedside/contract/facts'
import { ProblemError } from './problem-error.ts'

/** A bearer token, or how to get the present one; without it the browser's session cookie is used. */
export type TokenSource = string | (() => string | null | Promise<string | null>)

export interface HttpOptions {
  /** Origin of the server, without path. Empty = the page's own. */
  readonly baseUrl: string
  readonly token?: TokenSource | undefined
  readonly fetch?: typeof globalThis.fetch | undefined
}

type Part<Name extends RouteName, Key extends 'params' | 'query' | 'body'> = [
  RequestInput<Name, Key>,
] extends [never]
  ? { [K in Key]?: undefined }
  : undefined extends RequestInput<Name, Key>
    ? { [K in Key]?: RequestInput<Name, Key> }
    : Record<string, never> extends RequestInput<Name, Key>
      ? { [K in Key]?: RequestInput<Name, Key> }
      : { [K in Key]: RequestInput<Name, Key> }

/** What a call takes: the contract's parts of this route, and how to end it early or make it harmless to repeat. */
export type CallInput<Name extends RouteName> = Part<Name, 'params'> &
  Part<Name, 'query'> &
  Part<Name, 'body'> & {
    readonly signal?: AbortSignal | undefined
    readonly idempotencyKey?: string | undefined
    /** Default 15 s; long polls ask for more. */
    readonly timeoutMs?: number | undefined
  }

type Arguments<Name extends RouteName> =
  Record<string, never> extends CallInput<Name> ? [input?: CallInput<Name>] : [input: CallInput<Name>]

interface LooseInput {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
  signal?: AbortSignal
  idempotencyKey?: string
  timeoutMs?: number
}

const TIMEOUT_MS = 15_000

/** The REST surface, typed from the contract. Throws {@link ProblemError}; an aborted call throws the abort's reason. */
export class Http {
  readonly #options: HttpOptions

  constructor(options: HttpOptions) {
    this.#options = options
  }

  /** Calls one route by its name in the contract, for instance `call('getSession', { params: { sessionId } })`. */
  async call<Name extends RouteName>(name: Name, ...[input]: Arguments<Name>): Promise<ReplyOf<Name>> {
    const given = (input ?? {}) as LooseInput
    const [method = 'GET', path = ''] = routes[name].split(' ')
    const headers = await this.#headers(given)
    const response = await this.#send(this.#url(path, given), given, {
      method,
      headers,
      credentials: this.#options.token === undefined ? 'same-origin' : 'omit',
      ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
    })
    return (await answerOf(response)) as ReplyOf<Name>
  }

  async #headers(input: LooseInput): Promise<Record<string, string>> {
    const token = await tokenOf(this.#options.token)
    return {
      accept: 'application/json',
      ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(input.idempotencyKey ? { 'idempotency-key': input.idempotencyKey } : {}),
    }
  }

  #url(path: string, { params = {}, query = {} }: LooseInput): string {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
    const search = new URLSearchParams()
    for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value))
    const asked = String(search)
    return `${this.#options.baseUrl}${API_PREFIX}${filled}${asked && `?${asked}`}`
  }

  async #send(
    url: string,
    { signal, timeoutMs = TIMEOUT_MS }: LooseInput,
    init: RequestInit,
  ): Promise<Response> {
    const ending = new AbortController()
    const abort = () => ending.abort(signal?.reason)
    if (signal?.aborted) abort()
    signal?.addEventListener('abort', abort)
    const timer = setTimeout(() => ending.abort(new ProblemError('timed_out')), timeoutMs)
    try {
      return await (this.#options.fetch ?? fetch)(url, { ...init, signal: ending.signal })
    } catch {
      throw ending.signal.aborted ? ending.signal.reason : new ProblemError('network_failed')
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    }
  }
}

/** The token to send now, or null for the cookie. */
export async function tokenOf(source: TokenSource | undefined): Promise<string | null> {
  return typeof source === 'function' ? source() : (source ?? null)
}

async function answerOf(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return body
  if (isProblem(body)) throw ProblemError.of(body)
  throw new ProblemError(response.status >= 500 ? 'unavailable' : 'internal', response.status)
}

const isProblem = (body: unknown): body is Problem => typeof (body as Problem | null)?.code === 'string'
