// everything-resolves
export { nothing } from './not-there.ts'
