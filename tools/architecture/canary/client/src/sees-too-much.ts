// package-client
export { door } from '../../react/src/index.ts'
