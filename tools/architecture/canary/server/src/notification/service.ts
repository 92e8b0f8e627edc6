// room-notification
export { door } from '../session-log/index.ts'
