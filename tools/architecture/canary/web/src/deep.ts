// package-by-its-door
export { word } from '../../contract/src/words.ts'
