// room-prescription
export { door } from '../scheduling/index.ts'
