// package-server
export { door } from '../../client/src/index.ts'
