// room-session-log
export { door } from '../audit/index.ts'
