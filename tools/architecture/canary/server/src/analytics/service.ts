// room-analytics
export { door } from '../session-log/index.ts'
