// room-demo
export { door } from '../audit/index.ts'
