import type { z } from 'zod'
import { chatEndpoints } from './endpoints/chat.ts'
import { consultationEndpoints } from './endpoints/consultation.ts'
import type { Endpoint } from './endpoints/endpoint.ts'
import { feedbackEndpoints } from './endpoints/feedback.ts'
import { identityEndpoints } from './endpoints/identity.ts'
import { notificationEndpoints } from './endpoints/notification.ts'
import { openingWishEndpoints } from './endpoints/opening-wish.ts'
import { schedulingEndpoints } from './endpoints/scheduling.ts'
import type { RouteName } from './routes.ts'

export type { Endpoint } from './endpoints/endpoint.ts'

/** The whole REST surface; routes, client types, forms and OpenAPI derive from this table. */
export const endpoints = {
  ...identityEndpoints,
  ...schedulingEndpoints,
  ...openingWishEndpoints,
  ...consultationEndpoints,
  ...chatEndpoints,
  ...feedbackEndpoints,
  ...notificationEndpoints,
} as const satisfies Record<RouteName, Endpoint>

type SchemaOf<
  Name extends RouteName,
  Part extends 'params' | 'query' | 'body',
> = (typeof endpoints)[Name] extends {
  readonly [Key in Part]: infer Schema extends z.ZodType
}
  ? Schema
  : never

/** What a caller writes into a call, defaults still open. */
export type RequestInput<Name extends RouteName, Part extends 'params' | 'query' | 'body'> = z.input<
  SchemaOf<Name, Part>
>
/** What a handler receives, defaults filled. */
export type RequestValue<Name extends RouteName, Part extends 'params' | 'query' | 'body'> = z.output<
  SchemaOf<Name, Part>
>

type Replies<Name extends RouteName> = (typeof endpoints)[Name]['replies']
/** Any success answer of a call; undefined for 204. */
export type ReplyOf<Name extends RouteName> = {
  [Status in keyof Replies<Name>]: Replies<Name>[Status] extends z.ZodType
    ? z.output<Replies<Name>[Status]>
    : undefined
}[keyof Replies<Name>]
