export { seedDemo } from './seed-demo.ts'
export { type SeededVisit, seedVisits } from './seed-visits.ts'
export { serveSeed } from './serve-seed.ts'
