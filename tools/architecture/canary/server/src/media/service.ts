// room-media
export { door } from '../session-log/index.ts'
