// package-web
export { door } from '../../media/src/index.ts'
