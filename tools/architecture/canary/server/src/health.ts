// app-alone-sees-rooms
export { door } from './chat/index.ts'
