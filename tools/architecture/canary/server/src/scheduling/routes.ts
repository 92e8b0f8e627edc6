// room-by-its-door, wire-reaches-no-store
export { rows } from '../identity/store.ts'
