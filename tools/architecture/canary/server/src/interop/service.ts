// room-interop
export { door } from '../session-log/index.ts'
