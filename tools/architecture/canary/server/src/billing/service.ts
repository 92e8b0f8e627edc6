// room-billing
export { door } from '../session-log/index.ts'
