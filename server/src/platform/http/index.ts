export { decodeCursor, encodeCursor } from './cursor.ts'
export { type Device, deviceOf } from './device-of.ts'
export { type Call, type Caller, createHttp, type Http, type HttpOptions, withStatus } from './http.ts'
export { forgetReplies } from './idempotency.ts'
