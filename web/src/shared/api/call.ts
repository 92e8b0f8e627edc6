import type { ReplyOf, RequestInput, RouteName } from '@bedside/contract'

/** What goes into a call: the path's parameters, the query and the body its route names. */
export type CallInput<Name extends RouteName> = {
  readonly [Part in 'params' as [RequestInput<Name, Part>] extends [never] ? never : Part]: RequestInput<
    Name,
    Part
  >
} & {
  readonly [Part in 'query' | 'body' as [RequestInput<Name, Part>] extends [never]
    ? never
    : Part]?: RequestInput<Name, Part>
}

export interface CallOptions {
  readonly signal?: AbortSignal
  /** One per deed of a person, kept over its repeats, so that two clicks make one thing. */
  readonly idempotencyKey?: string
}

/**
 * One REST call by its name in the contract; resolves to the success answer's body.
 * @throws ApiError of `@bedside/client` with the problem document, also when no answer came
 */
export type Call = <Name extends RouteName>(
  name: Name,
  input: CallInput<Name>,
  options?: CallOptions,
) => Promise<ReplyOf<Name>>
