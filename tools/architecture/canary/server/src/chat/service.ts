// room-chat
export { door } from '../scheduling/index.ts'
