import { type ClientFrameType, clientFrames, FrameEnvelope } from '@bedside/contract'
import { pointersOf } from '../http/parse-input.ts'
import { Refusal } from '../refusal.ts'

type FrameId = string | number | undefined

/** A text frame that fits the contract, or why it does not; the id, where one could be read, goes into the answer. */
export type ParsedFrame =
  | { readonly id: FrameId; readonly type: ClientFrameType; readonly payload: unknown }
  | { readonly id: FrameId; readonly refusal: Refusal }

const isClientFrameType = (type: string): type is ClientFrameType => Object.hasOwn(clientFrames, type)

/** Reads one text frame of a client; never throws. */
export function parseFrame(text: string): ParsedFrame {
  const json = parseJson(text)
  if (json === undefined) return { id: undefined, refusal: new Refusal('malformed_body') }
  const id = idOf(json)
  const envelope = FrameEnvelope.safeParse(json)
  if (!envelope.success) return { id, refusal: invalid(envelope.error.issues, '') }
  const { type } = envelope.data
  if (!isClientFrameType(type)) return { id, refusal: new Refusal('unknown_frame') }
  // The payload as it came: the envelope's copy would lose a key `__proto__` instead of refusing it.
  const payload = clientFrames[type].safeParse((json as { payload?: unknown }).payload ?? {})
  if (!payload.success) return { id, refusal: invalid(payload.error.issues, '/payload') }
  return { id, type, payload: payload.data }
}

function invalid(issues: Parameters<typeof pointersOf>[0][], where: string) {
  return new Refusal('invalid_input', {
    errors: issues.flatMap((issue) => pointersOf(issue, where)).slice(0, 20),
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function idOf(json: unknown): FrameId {
  const id = typeof json === 'object' && json !== null && 'id' in json ? json.id : undefined
  const parsed = FrameEnvelope.shape.id.safeParse(id)
  return parsed.success ? parsed.data : undefined
}
