// no-schemas-in-browsers
export { door } from '../../contract/src/index.ts'
