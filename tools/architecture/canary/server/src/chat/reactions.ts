// nothing-imports-tests
export { harness } from '../../test/harness/index.ts'
