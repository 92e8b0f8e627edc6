// package-media
export { door } from '../../client/src/index.ts'
