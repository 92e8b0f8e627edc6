// package-react
export { door } from '../../media/src/index.ts'
