import type { RouteName } from '@bedside/contract'
import type { Call } from '../api/call.ts'
import type { Keeper, LooseInput } from './keeper.ts'

/**
 * The pages' calls, with this device's copy where no answer came; what is kept and for whom says the {@link Keeper}.
 * It is fetched beside the first call, never before it.
 */
export function keepingCall(call: Call, open: () => Promise<Keeper>): Call {
  let opening: Promise<Keeper> | undefined
  const keeper = () => {
    opening ??= open()
    return opening
  }
  return (async (name: RouteName, input: LooseInput, options?: { signal?: AbortSignal }) => {
    try {
      const answer = await call(name, input as never, options)
      keeper()
        .then((found) => found.answered(name, input, answer))
        .catch(() => undefined)
      return answer
    } catch (error) {
      if (options?.signal?.aborted) throw error
      const copy = await keeper()
        .then((found) => found.failed(name, input, error))
        .catch(() => undefined)
      if (!copy) throw error
      return copy.answer
    }
  }) as unknown as Call
}
