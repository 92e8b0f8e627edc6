// package-contract
export { door } from '../../media/src/index.ts'
