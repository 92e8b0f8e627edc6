// room-identity
export { door } from '../session-log/index.ts'
