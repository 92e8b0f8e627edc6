// room-feedback
export { door } from '../session-log/index.ts'
