// room-audit
export { door } from '../identity/index.ts'
