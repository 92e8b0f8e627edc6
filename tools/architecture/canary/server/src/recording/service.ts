// room-recording
export { door } from '../scheduling/index.ts'
