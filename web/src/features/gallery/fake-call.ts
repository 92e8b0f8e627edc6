import { ProblemError } from '@bedside/client'
import type { ErrorCode, Problem, ReplyOf, RouteName } from '@bedside/contract'
import { errorCatalogue } from '@bedside/contract/facts'
import type { Call, CallInput, CallOptions } from '../../shared/api/call.ts'
import { rememberAnswer } from './answered.ts'

/** What a pretended server answers, by route; routes left out answer `not_found`. */
export type Answers = {
  readonly [Name in RouteName]?: (
    input: CallInput<Name>,
    options: CallOptions,
  ) => ReplyOf<Name> | Promise<ReplyOf<Name>>
}

/** A refusal as the server would send it. */
export function refusal(code: ErrorCode, more: Partial<Problem> = {}) {
  const { status, title } = errorCatalogue[code]
  return ProblemError.of({ type: `/problems/${code}`, title, status, code, ...more })
}

/** The line is down: no answer at all. */
export const noAnswer = () => new ProblemError('network_failed')

/** An answer that never comes, for what is shown meanwhile. */
export const never = () => new Promise<never>(() => undefined)

/** A server that answers from fixed data. */
export function fakeCall(answers: Answers): Call {
  return async (name, input, options = {}) => {
    const answer = answers[name] as ((input: unknown, options: CallOptions) => unknown) | undefined
    if (!answer) throw refusal('not_found')
    const reply = await answer(input, options)
    rememberAnswer(reply)
    return reply as never
  }
}
