// room-consultation
export { door } from '../chat/index.ts'
