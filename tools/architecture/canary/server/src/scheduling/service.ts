// room-scheduling
export { door } from '../session-log/index.ts'
